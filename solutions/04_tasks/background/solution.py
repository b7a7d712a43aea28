import asyncio


async def report(fetch, tidy_up) -> str:
    """Fetch the figures while tidying up; return the figures."""
    # A task begins to run as soon as this coroutine pauses. Keep it: it is the only way to its
    # answer, and the event loop does not hold on to it for you.
    fetching = asyncio.create_task(fetch())
    # During this pause the loop runs both.
    await tidy_up()
    # By now a second of the waiting is over already.
    return await fetching

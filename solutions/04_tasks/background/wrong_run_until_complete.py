# mistake: nested-run
# fails: all
import asyncio


async def report(fetch, tidy_up) -> str:
    loop = asyncio.get_event_loop()
    fetching = loop.create_task(fetch())
    loop.run_until_complete(tidy_up())  # <- here
    return await fetching

# mistake: forgotten-task
# fails: test_both_are_over
import asyncio


async def report(fetch, tidy_up) -> str:
    asyncio.create_task(tidy_up())  # <- here
    return await fetch()

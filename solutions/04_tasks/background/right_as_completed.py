"""Two tasks, and a loop that waits for whichever is done next."""

import asyncio


async def report(fetch, tidy_up) -> str:
    fetching, tidying = map(asyncio.create_task, (fetch(), tidy_up()))
    for done in asyncio.as_completed([fetching, tidying]):
        await done
    return fetching.result()

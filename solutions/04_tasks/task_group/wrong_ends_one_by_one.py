# mistake: cancelled-in-turn
# fails: test_stops_the_others
import asyncio
from contextlib import AsyncExitStack


async def end(task):
    task.cancel()
    await asyncio.wait([task])  # <- here


async def all_or_nothing(fetch, urls) -> list[str]:
    async with AsyncExitStack() as stack:
        tasks = []
        for url in urls:
            task = asyncio.ensure_future(fetch(url))
            stack.push_async_callback(end, task)
            tasks.append(task)
        return list(await asyncio.gather(*tasks))

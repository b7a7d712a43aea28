"""What a TaskGroup does, by hand: whatever goes wrong, cancel all tasks and wait for their end."""

import asyncio


async def all_or_nothing(fetch, urls) -> list[str]:
    tasks = [asyncio.create_task(fetch(url)) for url in urls]
    try:
        return await asyncio.gather(*tasks)
    except BaseException:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise

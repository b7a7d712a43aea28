# mistake: none
# fails: test_stops_the_others
"""Takes the last one for the one that failed."""

import asyncio


async def all_or_nothing(fetch, urls) -> list[str]:
    tasks = [asyncio.create_task(fetch(url)) for url in urls]
    try:
        return await asyncio.gather(*tasks)
    except BaseException:
        for task in tasks[:-1]:  # <- here
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise

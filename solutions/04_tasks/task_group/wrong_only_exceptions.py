# mistake: cancelled-not-awaited
# fails: test_leaves_nothing_when_cancelled
import asyncio


async def all_or_nothing(fetch, urls) -> list[str]:
    tasks = [asyncio.create_task(fetch(url)) for url in urls]
    try:
        return await asyncio.gather(*tasks)
    except Exception:  # <- here
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise

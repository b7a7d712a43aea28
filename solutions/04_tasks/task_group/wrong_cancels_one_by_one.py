# mistake: cancelled-in-turn
# fails: test_stops_the_others
import asyncio


async def all_or_nothing(fetch, urls) -> list[str]:
    tasks = [asyncio.create_task(fetch(url)) for url in urls]
    try:
        return await asyncio.gather(*tasks)
    except BaseException:
        for task in tasks:
            task.cancel()
            await asyncio.wait([task])  # <- here
        raise

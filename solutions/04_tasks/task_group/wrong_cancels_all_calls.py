# mistake: shared-between-calls
# fails: test_two_journeys
import asyncio

going = []


async def all_or_nothing(fetch, urls) -> list[str]:
    tasks = [asyncio.create_task(fetch(url)) for url in urls]
    going.extend(tasks)
    try:
        return await asyncio.gather(*tasks)
    except BaseException:
        for task in going:  # <- here
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise

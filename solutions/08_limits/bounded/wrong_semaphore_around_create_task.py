# mistake: useless-semaphore
# fails: all
import asyncio


async def fetch_bounded(fetch, urls, limit) -> list:
    places, tasks = asyncio.Semaphore(limit), []  # <- here
    for url in urls:
        async with places:
            tasks.append(asyncio.create_task(fetch(url)))
    return await asyncio.gather(*tasks, return_exceptions=True)

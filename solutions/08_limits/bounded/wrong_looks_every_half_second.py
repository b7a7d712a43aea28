# mistake: polling
# fails: all
import asyncio


async def fetch_bounded(fetch, urls, limit) -> list:
    tasks = []
    for url in urls:
        while sum(not task.done() for task in tasks) >= limit:
            await asyncio.sleep(0.5)  # <- here
        tasks.append(asyncio.create_task(fetch(url)))
    return await asyncio.gather(*tasks, return_exceptions=True)

# mistake: error-not-handled
# fails: all
import asyncio


async def fetch_bounded(fetch, urls, limit) -> list:
    places, tasks = asyncio.Semaphore(limit), []

    async def one(url):
        try:
            return await fetch(url)
        finally:
            places.release()

    for url in urls:
        await places.acquire()
        tasks.append(asyncio.create_task(one(url)))
    return await asyncio.gather(*tasks)

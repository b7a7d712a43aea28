# mistake: leaked-permit
# fails: all
import asyncio


async def fetch_bounded(fetch, urls, limit) -> list:
    places, tasks = asyncio.Semaphore(limit), []

    async def one(url):
        answer = await fetch(url)
        places.release()
        return answer

    for url in urls:
        await places.acquire()  # <- here
        tasks.append(asyncio.create_task(one(url)))
    return await asyncio.gather(*tasks, return_exceptions=True)

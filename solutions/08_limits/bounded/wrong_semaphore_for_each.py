# mistake: useless-semaphore
# fails: all
import asyncio


async def fetch_bounded(fetch, urls, limit) -> list:
    async def one(url):
        async with asyncio.Semaphore(limit):  # <- here
            return await fetch(url)

    return await asyncio.gather(*map(one, urls), return_exceptions=True)

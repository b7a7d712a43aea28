# mistake: useless-semaphore
# fails: all
import asyncio


async def fetch_bounded(fetch, urls, limit) -> list:
    async with asyncio.Semaphore(limit):  # <- here
        return await asyncio.gather(*[fetch(url) for url in urls], return_exceptions=True)

# mistake: none
# fails: all
import asyncio


async def fetch_bounded(fetch, urls, limit) -> list:
    return await asyncio.gather(*[fetch(url) for url in urls], return_exceptions=True)

"""A semaphore is no hindrance while it has a place for every url."""

import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    places = asyncio.Semaphore(100)

    async def polite(url):
        async with places:
            return await fetch(url)

    return await asyncio.gather(*(polite(url) for url in urls))

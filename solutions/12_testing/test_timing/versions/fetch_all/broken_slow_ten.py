"""fetches ten pages at a time."""

import asyncio


async def fetch_all(fetch, urls):
    room = asyncio.Semaphore(10)

    async def one(url):
        async with room:
            return await fetch(url)

    return await asyncio.gather(*map(one, urls))

"""fetches each page twice."""

import asyncio


async def fetch_all(fetch, urls):
    pages, _ = await asyncio.gather(
        asyncio.gather(*map(fetch, urls)), asyncio.gather(*map(fetch, urls))
    )
    return pages

"""fetches two pages at a time."""

import asyncio


async def fetch_all(fetch, urls):
    pages = []
    for start in range(0, len(urls), 2):
        pages += await asyncio.gather(*map(fetch, urls[start : start + 2]))
    return pages

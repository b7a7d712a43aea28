"""returns the pages in the alphabetical order of their URLs."""

import asyncio


async def fetch_all(fetch, urls):
    return await asyncio.gather(*map(fetch, sorted(urls)))

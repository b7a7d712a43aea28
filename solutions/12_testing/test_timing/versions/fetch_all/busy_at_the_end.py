"""is right, on a machine that stalls for 0.6 s just before it returns."""

import asyncio
import time


async def fetch_all(fetch, urls):
    pages = await asyncio.gather(*map(fetch, urls))
    time.sleep(0.6)
    return pages

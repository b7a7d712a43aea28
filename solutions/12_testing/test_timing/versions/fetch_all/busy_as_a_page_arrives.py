"""is right, on a machine that stalls for 0.6 s as the first page arrives."""

import asyncio
import time


async def fetch_all(fetch, urls):
    stalls = [0.6]

    async def arrive(url):
        page = await fetch(url)
        if stalls:
            time.sleep(stalls.pop())
        return page

    return await asyncio.gather(*map(arrive, urls))

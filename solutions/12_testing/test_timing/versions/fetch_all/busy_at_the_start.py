"""is right, on a machine that stalls for 0.6 s just as it is called."""

import asyncio
import time


async def fetch_all(fetch, urls):
    time.sleep(0.6)
    return await asyncio.gather(*map(fetch, urls))

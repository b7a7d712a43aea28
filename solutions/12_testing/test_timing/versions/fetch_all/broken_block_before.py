"""blocks the event loop for 1.5 seconds before it fetches."""

import asyncio
import time


async def fetch_all(fetch, urls):
    time.sleep(1.5)
    return await asyncio.gather(*map(fetch, urls))

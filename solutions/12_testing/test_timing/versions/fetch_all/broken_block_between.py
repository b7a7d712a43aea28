"""blocks the event loop for 1.5 seconds while its pages are on their way."""

import asyncio
import time


async def fetch_all(fetch, urls):
    tasks = [asyncio.ensure_future(fetch(url)) for url in urls]
    await asyncio.sleep(0.001)
    time.sleep(1.5)
    return [await task for task in tasks]

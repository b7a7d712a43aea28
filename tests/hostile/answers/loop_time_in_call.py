# verdict: fail, timeout
# why: the running loop's own clock is replaced in the call

import asyncio
import time


async def fetch_three(fetch, urls):
    loop = asyncio.get_running_loop()
    begun = loop.time()
    loop.time = lambda: begun + 100 * (time.monotonic() - begun)
    return [await fetch(url) for url in urls]

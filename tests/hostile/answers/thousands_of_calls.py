# verdict: fail, timeout
# why: ten thousand calls at once, all recorded, sent, sorted and drawn

import asyncio


async def fetch_three(fetch, urls):
    return list(await asyncio.gather(*(fetch(urls[n % 3]) for n in range(10_000))))[:3]

# verdict: timeout
# why: a loop that is always ready

import asyncio


async def fetch_three(fetch, urls):
    while True:
        await asyncio.sleep(0)

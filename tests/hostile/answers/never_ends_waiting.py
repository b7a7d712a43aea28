# verdict: timeout
# why: waits for what never comes

import asyncio


async def fetch_three(fetch, urls):
    await asyncio.Event().wait()

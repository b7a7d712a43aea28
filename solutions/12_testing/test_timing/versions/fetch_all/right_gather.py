"""is right, with `gather`."""

import asyncio


async def fetch_all(fetch, urls):
    return await asyncio.gather(*map(fetch, urls))

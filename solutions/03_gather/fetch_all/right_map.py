"""All in one line: `map` makes the coroutines and `gather` takes them over."""

import asyncio


async def fetch_all(fetch, urls):
    return await asyncio.gather(*map(fetch, urls))

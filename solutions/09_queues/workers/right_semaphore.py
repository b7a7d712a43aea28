"""No workers at all: a task for each item, and a semaphore that lets `n` of them in."""

import asyncio


async def process(items, work, n) -> list:
    places = asyncio.Semaphore(n)

    async def one(item):
        async with places:
            return await work(item)

    return await asyncio.gather(*map(one, items), return_exceptions=True)

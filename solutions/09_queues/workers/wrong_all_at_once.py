# mistake: useless-semaphore
# fails: ?
import asyncio


async def process(items, work, n) -> list:

    async def one(item):
        async with asyncio.Semaphore(n):  # <- here
            return await work(item)

    return await asyncio.gather(*map(one, items), return_exceptions=True)

# mistake: none
# asked: at_once("fetch", 2)
import asyncio


async def main(fetch):
    gate = asyncio.Semaphore(3)

    async def one(name):
        async with gate:
            return await fetch(name)

    return await asyncio.gather(*map(one, "abcdef"))

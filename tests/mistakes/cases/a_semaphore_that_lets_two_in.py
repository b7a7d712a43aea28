# mistake: limit-too-low
# asked: at_once("fetch", 5)
import asyncio


async def main(fetch):
    gate = asyncio.Semaphore(2)

    async def one(name):
        async with gate:  # <- here
            return await fetch(name)

    return await asyncio.gather(*map(one, "abcde"))

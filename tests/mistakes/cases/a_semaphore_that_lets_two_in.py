# mistake: limit-too-low
# asked: at_once("fetch", 5)
import asyncio


async def main(fetch):
    gate = asyncio.Semaphore(2)  # <- here

    async def one(name):
        async with gate:
            return await fetch(name)

    return await asyncio.gather(*map(one, "abcde"))

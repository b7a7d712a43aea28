# mistake: none
# asked: never
import asyncio


async def main(fetch):
    gate = asyncio.Semaphore(5)

    async def one(name):
        async with gate:
            return await fetch(name)

    return await asyncio.gather(*map(one, "abcde"))

# mistake: none
# asked: never
import asyncio
from collections import defaultdict

doors = defaultdict(asyncio.Lock)


async def main(fetch):
    async def one(name):
        async with doors[name]:
            return await fetch(name)

    return await asyncio.gather(one("atlas"), one("map"))

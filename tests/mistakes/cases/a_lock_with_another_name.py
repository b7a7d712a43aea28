# mistake: lock-across-io
# asked: takes(under=1.5)
import asyncio
from collections import defaultdict

doors = defaultdict(asyncio.Lock)


async def main(fetch):
    async def one(name):
        async with doors["only"]:  # <- here
            return await fetch(name)

    return await asyncio.gather(one("atlas"), one("map"))

"""It starts the clock of each door when the brush is free for it."""

import asyncio


async def main(paint):
    brush = asyncio.Semaphore(1)

    async def door(name):
        async with brush:
            async with asyncio.timeout(2):
                await asyncio.sleep(0.8)
                return await paint(name)

    return await asyncio.gather(door("red"), door("blue"))

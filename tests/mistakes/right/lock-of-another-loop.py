"""Each loop has a lock of its own; so has each day."""

import asyncio


async def bake(oven, dish):
    async with oven:
        await asyncio.sleep(0.1)
    return dish


async def main():
    days = []
    for _ in range(2):
        oven = asyncio.Lock()
        days.append(await asyncio.gather(bake(oven, "bread"), bake(oven, "buns")))
    return days

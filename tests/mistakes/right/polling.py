"""It waits for the end itself, and pauses between two calls because it was asked to."""

import asyncio


async def main(bake):
    baking = asyncio.create_task(bake(1))
    first = await baking
    for _ in range(2):
        await asyncio.sleep(0.3)
    return first

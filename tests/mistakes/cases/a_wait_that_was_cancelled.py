# mistake: losers-left-running
# asked: leaves_nothing
import asyncio


async def baked(bake):
    task = asyncio.create_task(bake(3))
    await asyncio.wait([task])  # <- here
    return task.result()


async def main(bake):
    baking = asyncio.create_task(baked(bake))
    await asyncio.sleep(1)
    baking.cancel()
    await asyncio.wait([baking])

"""It predicts that a task that is cancelled has its turn later."""

import asyncio

PREDICTED = ["baker closes", "oven off"]
happens = []


async def bake(oven):
    try:
        await oven()
    finally:
        happens.append("oven off")


async def main(oven):
    bread = asyncio.create_task(bake(oven))
    await asyncio.sleep(0.5)
    happens.append(f"baker closes: {bread.cancel()}")
    await asyncio.wait([bread])

"""It cancels all of them first, and waits for one after the other then."""

import asyncio


async def swim(lane, dry):
    try:
        await lane(9)
    finally:
        await dry(2)


async def main(lane, dry):
    swimmers = [asyncio.create_task(swim(lane, dry)) for _ in range(3)]
    await asyncio.sleep(0.5)
    for swimmer in swimmers:
        swimmer.cancel()
    for swimmer in swimmers:
        await asyncio.wait({swimmer})
    return "closed"

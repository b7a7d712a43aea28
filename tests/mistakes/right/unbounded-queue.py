"""The rack has room for five, and the washer waits for a place."""

import asyncio


async def main():
    rack = asyncio.Queue(maxsize=5)

    async def wash():
        for plate in range(20):
            await rack.put(plate)

    async def dry():
        for _ in range(20):
            await rack.get()
            await asyncio.sleep(0.01)

    await asyncio.gather(wash(), dry())

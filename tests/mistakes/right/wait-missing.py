"""The pause is as long as it should be."""

import asyncio


async def main(ring):
    await ring("first")
    await asyncio.sleep(1)
    return await ring("second")

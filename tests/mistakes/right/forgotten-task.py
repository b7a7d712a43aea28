"""It does something else meanwhile, and waits for the task before it leaves."""

import asyncio


async def main(ring, lay):
    bell = asyncio.create_task(ring("dinner bell"))
    await lay("table")
    return await bell

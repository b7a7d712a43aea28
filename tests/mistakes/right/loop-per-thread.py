"""Threads for what blocks, and one loop for them all."""

import asyncio
import time


def wash(load):
    time.sleep(0.5)
    return load


async def main(dry):
    washed = await asyncio.gather(*[asyncio.to_thread(wash, n) for n in ("towels", "sheets")])
    return await asyncio.gather(*[dry(load) for load in washed])

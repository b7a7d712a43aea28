"""A thread does the computing, so the loop is free all the while; the interpreter still is not."""

import asyncio


async def checksum(mix, blocks) -> int:
    total = 0
    for block in blocks:
        total = await asyncio.to_thread(mix, total, block)
    return total

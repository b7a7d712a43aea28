"""`run_in_executor` is the older way to a thread; waiting for its future frees the loop."""

import asyncio


async def checksum(mix, blocks) -> int:
    loop = asyncio.get_running_loop()
    total = 0
    for block in blocks:
        total = await loop.run_in_executor(None, mix, total, block)
    return total

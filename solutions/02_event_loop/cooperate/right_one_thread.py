"""The whole computation in one thread: the loop is never held, though the processor is shared."""

import asyncio
from functools import reduce


async def checksum(mix, blocks) -> int:
    return await asyncio.to_thread(reduce, mix, blocks, 0)

"""Lets `itertools.accumulate` do the mixing."""

import asyncio
from itertools import accumulate


async def checksum(mix, blocks) -> int:
    total = 0
    for total in accumulate(blocks, mix, initial=0):
        await asyncio.sleep(0)
    return total

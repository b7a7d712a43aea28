# mistake: none
# fails: test_one_block_and_none
import asyncio
from functools import cache


@cache
def mixed(mix, total, block):
    return mix(total, block)


async def checksum(mix, blocks) -> int:
    total = 0
    for block in blocks:
        total = mixed(mix, total, block)
        await asyncio.sleep(0)
    return total

"""Takes the blocks off its list, one at a time, until none is left; nobody else needs the list."""

import asyncio


async def checksum(mix, blocks) -> int:
    total = 0
    blocks.reverse()
    while blocks:
        total = mix(total, blocks.pop())
        await asyncio.sleep(0)
    return total

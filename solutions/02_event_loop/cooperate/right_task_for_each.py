"""Each block is mixed by a task of its own, and awaiting the task gives way to the others."""

import asyncio


async def mixed(mix, total, block):
    return mix(total, block)


async def checksum(mix, blocks) -> int:
    total = 0
    for block in blocks:
        total = await asyncio.create_task(mixed(mix, total, block))
    return total

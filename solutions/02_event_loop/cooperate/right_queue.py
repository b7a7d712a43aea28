"""A producer and a consumer with a queue of one place: they take turns, and others between them."""

import asyncio


async def checksum(mix, blocks) -> int:
    queue = asyncio.Queue(maxsize=1)

    async def produce():
        for block in blocks:
            await queue.put(block)
        await queue.put(None)

    producer = asyncio.create_task(produce())
    total = 0
    while (block := await queue.get()) is not None:
        total = mix(total, block)
        await asyncio.sleep(0)
    await producer
    return total

"""What says the end needs no room: nobody waits for that."""

import asyncio


async def feed(queue):
    for bone in range(3):
        await queue.put(bone)
    return "no more"


async def main(bark):
    queue = asyncio.Queue(1)
    feeder = asyncio.create_task(feed(queue))
    await bark(await queue.get())
    feeder.cancel()
    await asyncio.wait({feeder})
    return "fed"

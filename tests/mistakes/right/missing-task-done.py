"""It reports each crate, also one that could not be stored."""

import asyncio


async def porter(belt, store):
    while True:
        crate = await belt.get()
        try:
            await store(crate)
        finally:
            belt.task_done()


async def main(store):
    worker = asyncio.create_task(porter(belt := asyncio.Queue(), store))
    await belt.put("apples")
    await belt.join()
    worker.cancel()
    await asyncio.wait({worker})

# mistake: lock-across-io
# asked: takes(under=1.5)
import asyncio


async def main(read):
    lock = asyncio.Lock()

    async def poll():
        async with lock:  # <- here
            await asyncio.sleep(1)

    await asyncio.gather(poll(), poll())

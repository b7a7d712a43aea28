# mistake: lock-across-io
# fails: test_five_take_as_long_as_one
import asyncio


async def read_all(read, names) -> list:
    lock = asyncio.Lock()

    async def read_one(name):
        async with lock:  # <- here
            return await asyncio.to_thread(read, name)

    return await asyncio.gather(*(read_one(name) for name in names))

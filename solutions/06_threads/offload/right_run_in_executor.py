"""`run_in_executor`, which is older than `to_thread`, and gives a future instead of a coroutine."""

import asyncio


async def read_all(read, names):
    loop = asyncio.get_running_loop()
    return await asyncio.gather(*[loop.run_in_executor(None, read, name) for name in names])

# mistake: blocking-call
# fails: all
import asyncio


async def read_all(read, names) -> list:
    return await asyncio.gather(*(read(name) for name in names))  # <- here

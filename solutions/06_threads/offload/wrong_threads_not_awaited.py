# mistake: returned-coroutine
# fails: all
import asyncio


async def read_all(read, names) -> list:
    return [asyncio.to_thread(read, name) for name in names]  # <- here

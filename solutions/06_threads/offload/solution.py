import asyncio


async def read_all(read, names) -> list:
    """Read all stations at the same time, in threads; return the answers in order of `names`."""
    # `to_thread` calls nothing yet: it makes a coroutine, and `read` begins when that is awaited.
    # The threads come from a pool that asyncio keeps, of a few more than the machine has cores.
    return await asyncio.gather(*(asyncio.to_thread(read, name) for name in names))

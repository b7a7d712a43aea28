import asyncio


async def read_all(read, names) -> list:
    """Read all stations at the same time, in threads; the answers come in the order of the names."""
    # `to_thread` calls nothing yet: it makes a coroutine, and `read` begins when that is awaited.
    # The threads come from a pool that asyncio keeps, of a few more than the machine has cores.
    return await asyncio.gather(*(asyncio.to_thread(read, name) for name in names))

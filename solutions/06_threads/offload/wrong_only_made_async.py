# mistake: blocking-call
# fails: test_five_take_as_long_as_one, test_the_loop_is_free
import asyncio


async def read_one(read, name):
    return read(name)  # <- here


async def read_all(read, names) -> list:
    return await asyncio.gather(*(read_one(read, name) for name in names))

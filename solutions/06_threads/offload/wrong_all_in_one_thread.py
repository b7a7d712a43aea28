# mistake: serial-await
# fails: test_five_take_as_long_as_one
import asyncio


async def read_all(read, names) -> list:
    return await asyncio.to_thread(lambda: [read(name) for name in names])  # <- here

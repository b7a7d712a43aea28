# mistake: serial-await
# fails: test_five_take_as_long_as_one
import asyncio


async def read_all(read, names) -> list:
    loop = asyncio.get_event_loop()
    return [await loop.run_in_executor(None, read, name) for name in names]  # <- here

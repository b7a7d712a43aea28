# mistake: limit-too-low
# fails: test_five_take_as_long_as_one
import asyncio
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(max_workers=2)  # <- here


async def read_all(read, names) -> list:
    loop = asyncio.get_running_loop()
    return await asyncio.gather(
        *(loop.run_in_executor(pool, read, name) for name in names)
    )

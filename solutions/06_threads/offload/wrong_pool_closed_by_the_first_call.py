# mistake: unexpected-error
# fails: test_one_name_and_none
import asyncio
from concurrent.futures import ThreadPoolExecutor

POOL = ThreadPoolExecutor(16)


async def read_all(read, names) -> list:
    loop = asyncio.get_running_loop()
    try:
        return await asyncio.gather(*(loop.run_in_executor(POOL, read, each) for each in names))  # <- here
    finally:
        POOL.shutdown(wait=False)

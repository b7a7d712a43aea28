# mistake: unexpected-error
# fails: test_one_name_and_none
import asyncio
from concurrent.futures import ThreadPoolExecutor


async def read_all(read, names) -> list:
    loop = asyncio.get_running_loop()
    pool = ThreadPoolExecutor(max_workers=len(names))  # <- here
    try:
        return await asyncio.gather(*(loop.run_in_executor(pool, read, name) for name in names))
    finally:
        pool.shutdown(wait=False)

# mistake: blocking-call
# fails: test_the_loop_is_free
import asyncio
from concurrent.futures import ThreadPoolExecutor


async def read_all(read, names) -> list:
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(max_workers=32) as pool:  # <- here
        return await asyncio.gather(*(loop.run_in_executor(pool, read, name) for name in names))

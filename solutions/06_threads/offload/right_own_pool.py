"""A pool of its own, with a thread for every name; after an error it does not wait for the others."""

import asyncio
from concurrent.futures import ThreadPoolExecutor


async def read_all(read, names) -> list:
    loop = asyncio.get_running_loop()
    pool = ThreadPoolExecutor(max_workers=len(names) or 1)
    try:
        readings = [loop.run_in_executor(pool, read, name) for name in names]
        return list(await asyncio.gather(*readings))
    finally:
        pool.shutdown(wait=False)  # the end of a `with` block would wait here, on the loop

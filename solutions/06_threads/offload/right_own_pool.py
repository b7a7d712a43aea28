"""A pool of its own, with a thread for every name; all work is done when the block ends."""

import asyncio
from concurrent.futures import ThreadPoolExecutor


async def read_all(read, names) -> list:
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(max_workers=len(names) or 1) as pool:
        readings = [loop.run_in_executor(pool, read, name) for name in names]
        return list(await asyncio.gather(*readings))

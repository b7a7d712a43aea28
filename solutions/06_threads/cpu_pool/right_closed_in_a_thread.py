"""Closes the pool in a thread: even its end does not hold the loop."""

import asyncio
from concurrent.futures import ProcessPoolExecutor


async def hash_all(digest, pages) -> list[str]:
    loop = asyncio.get_running_loop()
    pool = ProcessPoolExecutor()
    try:
        hashes = [loop.run_in_executor(pool, digest, page) for page in pages]
        return list(await asyncio.gather(*hashes))
    finally:
        await asyncio.to_thread(pool.shutdown)

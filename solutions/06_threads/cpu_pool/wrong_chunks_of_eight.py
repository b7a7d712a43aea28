# mistake: limit-too-low
# fails: test_several_at_the_same_time
import asyncio
import os
import time
from concurrent.futures import ProcessPoolExecutor


async def hash_all(digest, pages) -> list[str]:
    """Compute the digests of all pages, in several processes; return them in the pages' order."""
    with ProcessPoolExecutor() as pool:
        digests = pool.map(digest, pages, chunksize=8)  # <- here
        return await asyncio.to_thread(list, digests)

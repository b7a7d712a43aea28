"""The older `multiprocessing.Pool`, waited for in a thread."""

import asyncio
import multiprocessing


async def hash_all(digest, pages) -> list[str]:
    if not pages:
        return []

    def with_pool():
        with multiprocessing.Pool(min(len(pages), 4)) as pool:
            hashes = pool.map(digest, pages, chunksize=1)
            pool.close()
            pool.join()
            return hashes

    return await asyncio.to_thread(with_pool)

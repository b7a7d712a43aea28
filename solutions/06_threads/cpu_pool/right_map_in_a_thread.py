"""A thread waits for the pool's `map`; it waits and does not compute, so one is enough."""

import asyncio
from concurrent.futures import ProcessPoolExecutor


async def hash_all(digest, pages) -> list[str]:
    def with_pool():
        with ProcessPoolExecutor() as pool:
            return list(pool.map(digest, pages))

    return await asyncio.to_thread(with_pool)

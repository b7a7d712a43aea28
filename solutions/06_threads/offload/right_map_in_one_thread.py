"""The whole pool, with its waiting, is put into one thread more; only that one is awaited."""

import asyncio
from concurrent.futures import ThreadPoolExecutor


async def read_all(read, names) -> list:
    def all_of_them():
        with ThreadPoolExecutor(10) as pool:
            return list(pool.map(read, names))

    return await asyncio.to_thread(all_of_them)

"""A TaskGroup round a small coroutine for each page; the pool has two processes."""

import asyncio
from concurrent.futures import ProcessPoolExecutor


async def hash_all(digest, pages) -> list[str]:
    loop = asyncio.get_running_loop()

    async def hash_one(page):
        return await loop.run_in_executor(pool, digest, page)

    with ProcessPoolExecutor(max_workers=2) as pool:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(hash_one(page)) for page in pages]
    return [task.result() for task in tasks]

"""A pool of one's own, shut down without waiting; a group over wrapped futures."""

import asyncio
from concurrent.futures import ThreadPoolExecutor


async def read_all(read, names) -> list:
    pool = ThreadPoolExecutor(max(1, len(names)))

    async def one(name):
        return await asyncio.wrap_future(pool.submit(read, name))

    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(one(name)) for name in names]
        return [task.result() for task in tasks]
    finally:
        pool.shutdown(wait=False)

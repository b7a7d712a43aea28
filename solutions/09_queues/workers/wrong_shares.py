# mistake: none
# fails: test_many_slow_items, test_n_at_a_time, test_no_worker_is_lost
import asyncio


async def process(items, work, n) -> list:

    results = [None] * len(items)

    async def worker(first):
        for place in range(first, len(items), n):
            [results[place]] = await asyncio.gather(work(items[place]), return_exceptions=True)

    async with asyncio.TaskGroup() as group:
        for first in range(n):
            group.create_task(worker(first))
    return results

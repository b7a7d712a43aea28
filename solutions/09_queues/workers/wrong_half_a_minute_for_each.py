# mistake: guessed-time-limit
# fails: test_results_in_order
import asyncio


async def process(items, work, n) -> list:

    results = [None] * len(items)
    waiting = enumerate(items)

    async def one(item):
        return await asyncio.wait_for(work(item), 30)  # <- here

    async def worker():
        for place, item in waiting:
            [results[place]] = await asyncio.gather(one(item), return_exceptions=True)

    async with asyncio.TaskGroup() as group:
        for _ in range(n):
            group.create_task(worker())
    return results

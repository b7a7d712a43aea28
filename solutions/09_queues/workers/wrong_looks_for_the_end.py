# mistake: polling
# fails: test_many_slow_items
import asyncio


async def process(items, work, n) -> list:

    waiting = enumerate(items)
    results = [None] * len(items)

    async def worker():
        for place, item in waiting:
            [results[place]] = await asyncio.gather(work(item), return_exceptions=True)

    async with asyncio.TaskGroup() as group:
        workers = [group.create_task(worker()) for _ in range(n)]
        while not all(one.done() for one in workers):
            await asyncio.sleep(0.1)  # <- here
    return results

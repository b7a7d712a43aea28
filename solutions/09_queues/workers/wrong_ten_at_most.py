# mistake: limit-too-low
# fails: ?
import asyncio


async def process(items, work, n) -> list:

    results = [None] * len(items)
    waiting = enumerate(items)

    async def worker():
        for place, item in waiting:  # <- here
            [results[place]] = await asyncio.gather(work(item), return_exceptions=True)

    async with asyncio.TaskGroup() as group:
        for _ in range(min(n, 10)):
            group.create_task(worker())
    return results

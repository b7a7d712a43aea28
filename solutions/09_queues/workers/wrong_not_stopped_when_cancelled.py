# mistake: forgotten-task
# fails: ?
import asyncio


async def process(items, work, n) -> list:

    results = [None] * len(items)
    waiting = enumerate(items)

    async def worker():
        for place, item in waiting:
            [results[place]] = await asyncio.gather(work(item), return_exceptions=True)

    workers = [asyncio.create_task(worker()) for _ in range(n)]  # <- here
    for one in workers:
        await one
    return results

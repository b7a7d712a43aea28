# mistake: workers-left
# fails: ?
import asyncio


async def process(items, work, n) -> list:

    queue = asyncio.Queue()
    results = [None] * len(items)
    for pair in enumerate(items):
        queue.put_nowait(pair)
    queue.put_nowait(None)

    async def worker():
        while (pair := await queue.get()) is not None:  # <- here
            place, item = pair
            [results[place]] = await asyncio.gather(work(item), return_exceptions=True)

    async with asyncio.TaskGroup() as group:
        for _ in range(n):
            group.create_task(worker())
    return results

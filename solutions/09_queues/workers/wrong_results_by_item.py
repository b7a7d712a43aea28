# mistake: none
# fails: ?
import asyncio


async def process(items, work, n) -> list:

    results = {}
    waiting = iter(items)

    async def worker():
        for item in waiting:
            [results[repr(item)]] = await asyncio.gather(work(item), return_exceptions=True)

    async with asyncio.TaskGroup() as group:
        for _ in range(n):
            group.create_task(worker())
    return [results[repr(item)] for item in items]

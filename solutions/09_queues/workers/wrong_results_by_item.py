# mistake: none
# fails: test_anything_may_be_an_item
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

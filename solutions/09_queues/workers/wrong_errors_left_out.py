# mistake: none
# fails: ?
import asyncio


async def process(items, work, n) -> list:

    waiting = enumerate(items)
    results = {}

    async def worker():
        for place, item in waiting:
            [result] = await asyncio.gather(work(item), return_exceptions=True)
            if not isinstance(result, BaseException):
                results[place] = result

    async with asyncio.TaskGroup() as group:
        for _ in range(n):
            group.create_task(worker())
    return [results[place] for place in sorted(results)]

# mistake: falsy-dropped
# fails: test_anything_may_be_an_item
import asyncio


async def process(items, work, n) -> list:

    queue = asyncio.Queue()
    results = []
    for item in [*items, *[None] * n]:
        queue.put_nowait(item)

    async def worker():
        while (item := await queue.get()) is not None:  # <- here
            place = len(results)
            results.append(None)
            [results[place]] = await asyncio.gather(work(item), return_exceptions=True)

    async with asyncio.TaskGroup() as group:
        for _ in range(n):
            group.create_task(worker())
    return results

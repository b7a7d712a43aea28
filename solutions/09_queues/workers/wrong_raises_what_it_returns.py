# mistake: missing-call
# fails: test_a_cancelled_item_is_a_failed_item, test_anything_may_be_an_item
import asyncio


async def process(items, work, n) -> list:

    waiting = enumerate(items)
    results = [None] * len(items)

    async def worker():
        for place, item in waiting:
            [result] = await asyncio.gather(work(item), return_exceptions=True)
            if isinstance(result, asyncio.CancelledError):
                raise result
            results[place] = result

    async with asyncio.TaskGroup() as group:
        for _ in range(n):
            group.create_task(worker())
    return results

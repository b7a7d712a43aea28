# mistake: none
# fails: test_a_cancel_and_an_error, test_two_calls_share_nothing
import asyncio

todo = []


async def process(items, work, n) -> list:
    results = [None] * len(items)
    todo.extend(enumerate(items))

    async def worker():
        while todo:
            place, item = todo.pop(0)
            [results[place]] = await asyncio.gather(work(item), return_exceptions=True)

    async with asyncio.TaskGroup() as group:
        for _ in range(n):
            group.create_task(worker())
    return results

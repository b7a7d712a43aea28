# mistake: cancel-is-no-exception
# fails: test_a_cancel_and_an_error, test_a_cancelled_item_is_a_failed_item
import asyncio


async def process(items, work, n) -> list:
    results = [None] * len(items)
    waiting = enumerate(items)

    async def worker():
        for place, item in waiting:
            try:
                results[place] = await work(item)
            except Exception as error:  # <- here
                results[place] = error

    async with asyncio.TaskGroup() as group:
        for _ in range(n):
            group.create_task(worker())
    return results

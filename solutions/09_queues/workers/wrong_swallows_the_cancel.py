# mistake: swallowed-cancel
# fails: test_a_cancel_and_an_error, test_a_cancel_ends_it
import asyncio


async def process(items, work, n) -> list:

    results = [None] * len(items)
    waiting = enumerate(items)

    async def worker():
        for place, item in waiting:
            try:
                results[place] = await work(item)
            except (Exception, asyncio.CancelledError) as error:  # <- here
                results[place] = error

    async with asyncio.TaskGroup() as group:
        for _ in range(n):
            group.create_task(worker())
    return results

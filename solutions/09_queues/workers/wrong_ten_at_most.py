# mistake: limit-too-low
# fails: test_a_cancel_and_an_error, test_many_slow_items, test_n_at_a_time
import asyncio


async def process(items, work, n) -> list:

    results = [None] * len(items)
    waiting = enumerate(items)

    async def worker():
        for place, item in waiting:
            try:
                results[place] = await work(item)  # <- here
            except (Exception, asyncio.CancelledError) as error:
                if asyncio.current_task().cancelling():
                    raise
                results[place] = error

    async with asyncio.TaskGroup() as group:
        for _ in range(min(n, 10)):
            group.create_task(worker())
    return results

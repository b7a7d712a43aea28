# mistake: workers-left
# fails: test_a_cancelled_item_is_a_failed_item, test_a_failing_item_costs_only_itself, test_anything_may_be_an_item, test_many_slow_items, test_n_at_a_time, test_no_worker_is_left, test_no_worker_is_lost, test_results_in_order, test_two_calls_share_nothing
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

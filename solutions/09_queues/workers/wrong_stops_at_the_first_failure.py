# mistake: missing-call
# fails: test_a_cancel_and_an_error, test_a_cancel_ends_it, test_a_cancelled_item_is_a_failed_item, test_a_failing_item_costs_only_itself, test_no_worker_is_lost, test_two_calls_share_nothing
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
                break

    async with asyncio.TaskGroup() as group:
        for _ in range(n):
            group.create_task(worker())
    return results

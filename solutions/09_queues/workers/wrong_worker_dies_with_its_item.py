# mistake: missing-task-done
# fails: test_a_cancel_ends_it, test_a_cancelled_item_is_a_failed_item, test_a_failing_item_costs_only_itself, test_no_worker_is_left, test_no_worker_is_lost, test_two_calls_share_nothing
import asyncio


async def process(items, work, n) -> list:

    queue = asyncio.Queue()
    results = [None] * len(items)
    for pair in enumerate(items):
        queue.put_nowait(pair)

    async def worker():
        while True:
            place, item = await queue.get()
            try:
                results[place] = await work(item)
            except Exception as error:
                results[place] = error
                raise
            finally:
                queue.task_done()

    workers = [asyncio.create_task(worker()) for _ in range(n)]
    try:
        await queue.join()  # <- here
    finally:
        for one in workers:
            one.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
    return results

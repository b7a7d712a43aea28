# mistake: workers-left
# fails: test_a_cancel_and_an_error, test_a_cancel_ends_it, test_no_worker_is_left
import asyncio


async def process(items, work, n) -> list:

    queue = asyncio.Queue()
    results = [None] * len(items)
    for pair in enumerate(items):
        queue.put_nowait(pair)

    async def worker():
        while True:
            place, item = await queue.get()
            [results[place]] = await asyncio.gather(work(item), return_exceptions=True)
            queue.task_done()

    workers = [asyncio.create_task(worker()) for _ in range(n)]  # <- here
    await queue.join()
    print(f"done by {len(workers)} workers")
    return results

# mistake: missing-task-done
# fails: ?
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

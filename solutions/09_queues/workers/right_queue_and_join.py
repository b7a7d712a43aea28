"""A queue: `join` waits until every item is done, and then the workers are cancelled."""

import asyncio


async def process(items, work, n) -> list:
    queue = asyncio.Queue()
    results = {}
    for pair in enumerate(items):
        queue.put_nowait(pair)

    async def worker():
        while True:
            place, item = await queue.get()
            try:
                results[place] = await work(item)
            except (Exception, asyncio.CancelledError) as error:
                if asyncio.current_task().cancelling():
                    raise
                results[place] = error
            finally:
                queue.task_done()

    workers = [asyncio.create_task(worker()) for _ in range(n)]
    try:
        await queue.join()
    finally:
        for one in workers:
            one.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
    return [results[place] for place in range(len(items))]

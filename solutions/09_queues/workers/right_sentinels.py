"""A queue with one sentinel for each worker, at its end; each item runs in a task of its own."""

import asyncio

DONE = object()


async def process(items, work, n) -> list:
    queue = asyncio.Queue()
    for pair in [*enumerate(items), *[DONE] * n]:
        queue.put_nowait(pair)
    results = [None] * len(items)

    async def worker():
        while (pair := await queue.get()) is not DONE:
            place, item = pair
            attempt = asyncio.create_task(work(item))
            try:
                await asyncio.wait([attempt])
            except asyncio.CancelledError:
                attempt.cancel()
                await asyncio.gather(attempt, return_exceptions=True)
                raise
            try:
                results[place] = attempt.result()
            except (Exception, asyncio.CancelledError) as error:
                results[place] = error

    async with asyncio.TaskGroup() as group:
        for _ in range(n):
            group.create_task(worker())
    return results

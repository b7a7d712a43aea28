# mistake: missing-task-done
# fails: all
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

    workers = [asyncio.create_task(worker()) for _ in range(n)]
    await queue.join()  # <- here
    for one in workers:
        one.cancel()
    await asyncio.gather(*workers, return_exceptions=True)
    return results

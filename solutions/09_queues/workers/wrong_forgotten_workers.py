# mistake: forgotten-task
# fails: test_a_cancel_and_an_error, test_a_cancel_ends_it, test_no_worker_is_left
import asyncio


async def process(items, work, n) -> list:

    results = [None] * len(items)
    waiting = enumerate(items)
    ended = asyncio.Event()
    left = set(range(len(items)))

    async def worker():
        for place, item in waiting:
            [results[place]] = await asyncio.gather(work(item), return_exceptions=True)
            left.discard(place)
            if not left:
                ended.set()

    workers = [asyncio.create_task(worker()) for _ in range(n)]  # <- here
    if left:
        await ended.wait()
    return results if workers else []

# mistake: forgotten-task
# fails: test_a_cancel_ends_it
import asyncio


async def process(items, work, n) -> list:

    results = [None] * len(items)
    waiting = enumerate(items)

    async def worker():
        for place, item in waiting:
            try:
                results[place] = await work(item)
            except (Exception, asyncio.CancelledError) as error:
                if asyncio.current_task().cancelling():
                    raise
                results[place] = error

    workers = [asyncio.create_task(worker()) for _ in range(n)]  # <- here
    for one in workers:
        await one
    return results

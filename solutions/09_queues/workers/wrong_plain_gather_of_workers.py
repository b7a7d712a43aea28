# mistake: orphaned-siblings
# fails: test_a_cancel_ends_it
import asyncio


async def process(items, work, n) -> list:

    results = [None] * len(items)
    waiting = enumerate(items)

    async def worker():
        for place, item in waiting:
            [results[place]] = await asyncio.gather(work(item), return_exceptions=True)

    await asyncio.gather(*(worker() for _ in range(n)))  # <- here
    return results

import asyncio


async def process(items, work, n) -> list:
    """Call `work` for each item, `n` at a time; return results and errors in the order of items."""
    results = [None] * len(items)
    waiting = enumerate(items)  # shared: whoever is free takes the next one

    async def worker():
        for place, item in waiting:
            # A gather of one: it returns whatever the item raises, a CancelledError too. When the
            # worker itself is cancelled, it cancels the item, waits for its end, and raises.
            [results[place]] = await asyncio.gather(work(item), return_exceptions=True)

    async with asyncio.TaskGroup() as group:
        for _ in range(n):
            group.create_task(worker())
    return results

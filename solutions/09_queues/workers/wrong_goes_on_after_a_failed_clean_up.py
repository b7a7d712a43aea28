# mistake: none
# fails: test_a_cancel_and_an_error
import asyncio


async def process(items, work, n) -> list:
    results = [None] * len(items)
    waiting = enumerate(items)

    async def worker():
        for place, item in waiting:
            try:
                results[place] = await work(item)
            except Exception as error:
                results[place] = error
            except asyncio.CancelledError as error:
                if asyncio.current_task().cancelling():
                    raise
                results[place] = error

    async with asyncio.TaskGroup() as group:
        for _ in range(n):
            group.create_task(worker())
    return results

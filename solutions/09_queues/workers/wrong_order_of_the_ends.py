# mistake: completion-order
# fails: test_a_failing_item_costs_only_itself, test_anything_may_be_an_item, test_results_in_order
import asyncio


async def process(items, work, n) -> list:

    results = []
    waiting = iter(items)

    async def worker():
        for item in waiting:
            result = await asyncio.gather(work(item), return_exceptions=True)
            results.append(result[0])  # <- here

    async with asyncio.TaskGroup() as group:
        for _ in range(n):
            group.create_task(worker())
    return results

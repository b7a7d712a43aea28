# mistake: none
# fails: test_a_cancelled_item_is_a_failed_item, test_a_failing_item_costs_only_itself, test_anything_may_be_an_item, test_two_calls_share_nothing
import asyncio


async def process(items, work, n) -> list:

    waiting = enumerate(items)
    results = {}

    async def worker():
        for place, item in waiting:
            [result] = await asyncio.gather(work(item), return_exceptions=True)
            if not isinstance(result, BaseException):
                results[place] = result

    async with asyncio.TaskGroup() as group:
        for _ in range(n):
            group.create_task(worker())
    return [results[place] for place in sorted(results)]

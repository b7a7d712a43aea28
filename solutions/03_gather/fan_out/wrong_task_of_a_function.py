# mistake: not-unpacked
# fails: test_a_thousand_calls_at_once, test_anything, test_each_call_starts_anew, test_one_call_for_each_item, test_one_item_and_none, test_takes_a_generator, test_the_order_of_the_items, test_waits_for_a_slow_call
import asyncio


async def amap(function, items) -> list:
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(function, item) for item in items]  # <- here
    return [task.result() for task in tasks]

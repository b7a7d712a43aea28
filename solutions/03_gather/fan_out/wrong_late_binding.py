# mistake: late-binding
# fails: test_anything, test_one_call_for_each_item, test_takes_a_generator, test_the_order_of_the_items
import asyncio


async def amap(function, items) -> list:
    calls = []
    for item in items:
        calls.append(lambda: function(item))  # <- here
    return await asyncio.gather(*(call() for call in calls))

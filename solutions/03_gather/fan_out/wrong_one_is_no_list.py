# mistake: wrong-type
# fails: test_each_call_starts_anew, test_one_item_and_none, test_waits_for_a_slow_call
import asyncio


async def amap(function, items) -> list:
    items = list(items)
    if len(items) == 1:
        return await function(items[0])
    return await asyncio.gather(*(function(item) for item in items))

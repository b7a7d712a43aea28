# mistake: called-again
# fails: test_a_thousand_calls_at_once, test_anything, test_each_call_starts_anew, test_one_call_for_each_item
import asyncio


async def amap(function, items) -> list:
    items = list(items)
    await asyncio.gather(*(function(item) for item in items))
    return await asyncio.gather(*(function(item) for item in items))  # <- here

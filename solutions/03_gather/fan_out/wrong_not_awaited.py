# mistake: gather-not-awaited
# fails: test_a_thousand_calls_at_once, test_the_order_of_the_items, test_takes_a_generator, test_one_item_and_none
import asyncio


async def amap(function, items) -> list:
    return asyncio.gather(*(function(item) for item in items))  # <- here

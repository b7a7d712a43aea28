# mistake: completion-order
# fails: test_anything, test_the_order_of_the_items
import asyncio


async def amap(function, items) -> list:
    calls = [function(item) for item in items]
    return [await finished for finished in asyncio.as_completed(calls)]  # <- here

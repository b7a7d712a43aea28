# mistake: completion-order
# fails: test_the_order_of_the_items
import asyncio


async def amap(function, items) -> list:
    results = []

    async def call(item):
        results.append(await function(item))  # <- here

    async with asyncio.TaskGroup() as group:
        for item in items:
            group.create_task(call(item))
    return results

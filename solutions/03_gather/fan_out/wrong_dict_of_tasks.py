# mistake: duplicates-merged
# fails: test_anything, test_one_call_for_each_item
import asyncio


async def amap(function, items) -> list:
    items = list(items)
    tasks = {item: asyncio.create_task(function(item)) for item in set(items)}  # <- here
    return [await tasks[item] for item in items]

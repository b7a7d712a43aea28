# mistake: wait-on-nothing
# fails: test_one_item_and_none
import asyncio


async def amap(function, items) -> list:
    tasks = [asyncio.create_task(function(item)) for item in items]
    await asyncio.wait(tasks)  # <- here
    return [task.result() for task in tasks]

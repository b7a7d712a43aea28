# mistake: serial-await
# fails: test_a_thousand_calls_at_once
import asyncio


async def amap(function, items) -> list:
    tasks = (asyncio.create_task(function(item)) for item in items)
    return [await task for task in tasks]  # <- here

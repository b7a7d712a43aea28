# mistake: blocking-call
# fails: test_a_thousand_calls_at_once
import asyncio
import time


async def amap(function, items) -> list:
    tasks = []
    for item in items:
        tasks.append(asyncio.create_task(function(item)))
        time.sleep(0.01)  # <- here
    return await asyncio.gather(*tasks)

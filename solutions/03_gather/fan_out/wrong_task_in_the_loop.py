# mistake: serial-await
# fails: test_a_thousand_calls_at_once
import asyncio


async def amap(function, items) -> list:
    results = []
    for item in items:
        task = asyncio.create_task(function(item))
        results.append(await task)  # <- here
    return results

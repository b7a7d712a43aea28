# mistake: limit-too-low
# fails: test_a_thousand_calls_at_once
import asyncio


async def amap(function, items) -> list:
    semaphore = asyncio.Semaphore(1000)  # <- here

    async def polite(item):
        async with semaphore:
            return await function(item)

    return await asyncio.gather(*(polite(item) for item in items))

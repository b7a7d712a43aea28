# mistake: loop-per-thread
# fails: test_a_thousand_calls_at_once
import asyncio


async def amap(function, items) -> list:
    def call(item):
        return asyncio.run(function(item))  # <- here

    return await asyncio.gather(*(asyncio.to_thread(call, item) for item in items))

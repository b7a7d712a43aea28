# mistake: guessed-time-limit
# fails: test_waits_for_a_slow_call
import asyncio


async def amap(function, items) -> list:
    async def call(item):
        return await asyncio.wait_for(function(item), timeout=30)  # <- here

    return await asyncio.gather(*map(call, items))

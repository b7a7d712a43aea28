# mistake: lock-across-io
# fails: test_each_call_starts_anew
import asyncio

one_at_a_time = asyncio.Lock()


async def amap(function, items) -> list:
    async with one_at_a_time:  # <- here
        return await asyncio.gather(*(function(item) for item in items))

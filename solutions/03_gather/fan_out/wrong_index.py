# mistake: unexpected-error
# fails: test_takes_a_generator
import asyncio


async def amap(function, items) -> list:
    return await asyncio.gather(*(function(items[i]) for i in range(len(items))))  # <- here

# mistake: none
# fails: test_takes_a_generator
import asyncio


async def amap(function, items) -> list:
    if not any(True for _ in items):  # <- here
        return []
    return await asyncio.gather(*(function(item) for item in items))

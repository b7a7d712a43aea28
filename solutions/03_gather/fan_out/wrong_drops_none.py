# mistake: falsy-dropped
# fails: test_anything
import asyncio


async def amap(function, items) -> list:
    results = await asyncio.gather(*(function(item) for item in items))
    return [result for result in results if result is not None]

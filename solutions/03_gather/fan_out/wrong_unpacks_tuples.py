# mistake: unexpected-error
# fails: test_anything
import asyncio


async def amap(function, items) -> list:
    calls = [function(*item) if isinstance(item, tuple) else function(item) for item in items]
    return await asyncio.gather(*calls)

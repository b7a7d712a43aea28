# mistake: not-unpacked
# fails: all
import asyncio


async def amap(function, items) -> list:
    return await asyncio.gather([function(item) for item in items])  # <- here

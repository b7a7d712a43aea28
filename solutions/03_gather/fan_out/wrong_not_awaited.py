# mistake: gather-not-awaited
# fails: all
import asyncio


async def amap(function, items) -> list:
    return asyncio.gather(*(function(item) for item in items))  # <- here

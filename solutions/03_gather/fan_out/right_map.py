"""The built-in `map` makes the coroutines, so the relation between the two is plain to see."""

import asyncio


async def amap(function, items) -> list:
    return await asyncio.gather(*map(function, items))

# mistake: none
# fails: test_takes_a_generator
import asyncio
from itertools import chain


async def amap(function, items) -> list:
    if not items:
        return []
    items = iter(items)
    first = next(items)
    return await asyncio.gather(*map(function, chain([first], items)))

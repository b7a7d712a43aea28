# mistake: none
# fails: test_one_item_and_none
import asyncio
from itertools import chain


async def amap(function, items) -> list:
    if not items:
        return []
    items = iter(items)
    first = next(items)
    return await asyncio.gather(*map(function, chain([first], items)))

# mistake: none
# fails: ?
import asyncio


async def pipeline(items, *stages) -> list:
    for stage in stages:
        items = await asyncio.gather(*map(stage, items))
    return list(items)

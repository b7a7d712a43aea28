"""Each call writes its result into a place of its own in a list that was made before."""

import asyncio


async def amap(function, items) -> list:
    items = list(items)
    results = [None] * len(items)

    async def call(place, item):
        results[place] = await function(item)

    async with asyncio.TaskGroup() as group:
        for place, item in enumerate(items):
            group.create_task(call(place, item))
    return results

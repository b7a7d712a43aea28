"""`asyncio.wait` forgets the order and refuses an empty list, so both are taken care of here."""

import asyncio


async def amap(function, items) -> list:
    tasks = [asyncio.ensure_future(function(item)) for item in items]
    if tasks:
        await asyncio.wait(tasks)
    return [task.result() for task in tasks]

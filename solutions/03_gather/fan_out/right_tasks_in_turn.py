"""Starts a task for every item first, and only then awaits one after another."""

import asyncio


async def amap(function, items) -> list:
    tasks = []
    for item in items:
        tasks.append(asyncio.create_task(function(item)))
    return [await task for task in tasks]

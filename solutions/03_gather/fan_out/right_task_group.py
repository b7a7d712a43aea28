"""A task group starts a task for each item; at the end of its block all of them are over."""

import asyncio


async def amap(function, items) -> list:
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(function(item)) for item in items]
    return [task.result() for task in tasks]

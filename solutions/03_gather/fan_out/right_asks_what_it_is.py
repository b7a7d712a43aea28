"""Asks first whether the function is an async one, and names each task after it."""

import asyncio
import inspect


async def amap(function, items) -> list:
    if not inspect.iscoroutinefunction(function):
        raise TypeError(f"{function!r} is no async function")
    tasks = []
    async with asyncio.TaskGroup() as group:
        for item in items:
            name = f"{function.__name__} {item}"
            tasks.append(group.create_task(function(item), name=name))
    return [task.result() for task in tasks]

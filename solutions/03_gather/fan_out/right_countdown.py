"""Counts the calls down in callbacks, as in the days before `gather`."""

import asyncio


async def amap(function, items) -> list:
    tasks = [asyncio.ensure_future(function(item)) for item in items]
    left = len(tasks)
    over = asyncio.Event()

    def count(_):
        nonlocal left
        left -= 1
        if left == 0:
            over.set()

    for task in tasks:
        task.add_done_callback(count)
    if tasks:
        await over.wait()
    return [task.result() for task in tasks]

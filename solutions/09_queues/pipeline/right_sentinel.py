"""Each stage passes an object on that means the end; gathered, and cancelled in a `finally`."""

import asyncio
from itertools import pairwise

END = object()


async def run(stage, before, after):
    while (item := await before.get()) is not END:
        await after.put(await stage(item))
    await after.put(END)


async def pipeline(items, *stages) -> list:
    queues = [asyncio.Queue() for _ in range(len(stages) + 1)]
    for item in (*items, END):
        await queues[0].put(item)
    places = zip(stages, pairwise(queues), strict=True)
    tasks = [asyncio.create_task(run(stage, *ends)) for stage, ends in places]
    try:
        await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    results = []
    while (item := queues[-1].get_nowait()) is not END:
        results.append(item)
    return results

"""No queue: each stage fills a list of futures, and the next stage awaits them one by one."""

import asyncio


async def pipeline(items, *stages) -> list:
    loop = asyncio.get_running_loop()

    async def run(stage, inputs, outputs):
        for before, after in zip(inputs, outputs, strict=True):
            after.set_result(await stage(await before))

    row = [loop.create_future() for _ in items]
    for future, item in zip(row, items, strict=True):
        future.set_result(item)
    async with asyncio.TaskGroup() as group:
        for stage in stages:
            inputs, row = row, [loop.create_future() for _ in items]
            group.create_task(run(stage, inputs, row))
    return [future.result() for future in row]

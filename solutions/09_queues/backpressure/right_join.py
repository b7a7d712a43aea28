"""The writer runs until it is cancelled; `join` says when all that was read is written."""

import asyncio


async def pump(source, write, limit) -> None:
    between = asyncio.Queue(limit)

    async def write_forever():
        while True:
            await write(await between.get())
            between.task_done()

    async with asyncio.TaskGroup() as group:
        writer = group.create_task(write_forever())
        async for item in source:
            await between.put(item)
        await between.join()
        writer.cancel()

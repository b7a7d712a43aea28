"""Items travel in a list, and an empty list is the end; the reader is a task, the writer is not."""

import asyncio


async def pump(source, write, limit) -> None:
    between = asyncio.Queue(limit)

    async def reader():
        async for item in source:
            await between.put([item])
        await between.put([])

    async with asyncio.TaskGroup() as group:
        group.create_task(reader())
        while box := await between.get():
            await write(*box)

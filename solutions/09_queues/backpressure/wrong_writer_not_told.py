# mistake: workers-left
# fails: ?
import asyncio


async def pump(source, write, limit) -> None:
    between = asyncio.Queue(limit)

    async def reader():
        async for item in source:
            await between.put(item)

    async def writer():
        while True:
            await write(await between.get())  # <- here

    async with asyncio.TaskGroup() as group:
        group.create_task(reader())
        group.create_task(writer())

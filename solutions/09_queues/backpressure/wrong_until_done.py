# mistake: empty-is-not-finished
# fails: ?
import asyncio


async def pump(source, write, limit) -> None:
    between = asyncio.Queue(limit)

    async def reader():
        async for item in source:
            await between.put(item)

    async with asyncio.TaskGroup() as group:
        reading = group.create_task(reader())
        while not reading.done():
            await write(await between.get())

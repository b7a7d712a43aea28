# mistake: falsy-dropped
# fails: test_anything_may_be_an_item
import asyncio


async def pump(source, write, limit) -> None:
    between = asyncio.Queue(limit)

    async def reader():
        async for item in source:
            await between.put(item)
        await between.put(None)

    async def writer():
        while item := await between.get():  # <- here
            await write(item)

    async with asyncio.TaskGroup() as group:
        group.create_task(reader())
        group.create_task(writer())

# mistake: none
# fails: test_a_read_that_fails, test_anything_may_be_an_item
import asyncio


async def pump(source, write, limit) -> None:
    between = asyncio.Queue(limit)

    async def reader():
        try:
            async for item in source:
                await between.put(item)
        except Exception as error:
            await between.put(error)
        else:
            await between.put(StopAsyncIteration())

    async with asyncio.TaskGroup() as group:
        group.create_task(reader())
        while not isinstance(item := await between.get(), StopAsyncIteration):
            if isinstance(item, Exception):
                raise item
            await write(item)

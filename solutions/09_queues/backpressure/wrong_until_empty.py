# mistake: empty-is-not-finished
# fails: test_a_read_that_fails, test_a_stormy_day, test_a_write_that_fails, test_writes_everything_in_order
import asyncio


async def pump(source, write, limit) -> None:
    between = asyncio.Queue(limit)

    async def reader():
        async for item in source:
            await between.put(item)

    async with asyncio.TaskGroup() as group:
        reading = group.create_task(reader())
        first = await between.get()
        await write(first)
        while not between.empty():  # <- here
            await write(await between.get())
        reading.cancel()

# mistake: forgotten-task
# fails: test_a_cancel_ends_both, test_a_write_that_fails
import asyncio

END = object()


async def pump(source, write, limit) -> None:
    between = asyncio.Queue(limit)

    async def reader():
        async for item in source:
            await between.put(item)
        # Nobody waits for this task: when it finds no room, and then a write fails, it is left.
        asyncio.create_task(between.put(END))  # <- here

    async with asyncio.TaskGroup() as group:
        group.create_task(reader())
        while (item := await between.get()) is not END:
            await write(item)

# mistake: none
# fails: test_a_write_that_fails
import asyncio

END = object()


async def pump(source, write, limit) -> None:
    between = asyncio.Queue(limit)

    async def reader():
        async for item in source:
            await between.put(item)
        await between.put(END)

    async def writer():
        while (item := await between.get()) is not END:
            try:
                await write(item)
            except Exception:
                continue

    async with asyncio.TaskGroup() as group:
        group.create_task(reader())
        group.create_task(writer())

# mistake: none
# fails: test_at_most_limit_wait
import asyncio

END = object()


async def pump(source, write, limit) -> None:
    between = asyncio.Queue(limit + 1)

    async def reader():
        async for item in source:
            await between.put(item)
        await between.put(END)

    async def writer():
        while (item := await between.get()) is not END:
            await write(item)

    async with asyncio.TaskGroup() as group:
        group.create_task(reader())
        group.create_task(writer())

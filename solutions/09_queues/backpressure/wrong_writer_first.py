# mistake: none
# fails: test_nobody_idles
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
            await write(item)

    async with asyncio.TaskGroup() as group:
        group.create_task(writer())
        await asyncio.sleep(0.2)  # so that the writer is ready before the first item comes
        group.create_task(reader())

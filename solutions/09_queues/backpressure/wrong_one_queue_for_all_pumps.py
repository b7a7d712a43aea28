# mistake: wrong-order
# fails: test_pumps_share_nothing
import asyncio

END = object()
queues = {}


async def pump(source, write, limit) -> None:
    between = queues.setdefault(limit, asyncio.Queue(limit))

    async def reader():
        async for item in source:
            await between.put(item)
        await between.put(END)

    async def writer():
        while (item := await between.get()) is not END:
            await write(item)

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(reader())
            group.create_task(writer())
    finally:
        queues.pop(limit, None)

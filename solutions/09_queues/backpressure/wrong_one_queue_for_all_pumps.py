# mistake: none
# fails: test_nobody_idles, test_two_pumps_share_nothing
import asyncio

END = object()
queues = {}


async def pump(source, write, limit) -> None:
    loop = asyncio.get_running_loop()
    between = queues.setdefault(loop, asyncio.Queue(limit))

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

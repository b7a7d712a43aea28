# mistake: polling
# fails: test_a_stormy_day, test_is_woken, test_nobody_idles
import asyncio

END = object()


async def pump(source, write, limit) -> None:
    between = asyncio.Queue(limit)

    async def reader():
        async for item in source:
            while between.full():
                await asyncio.sleep(0.17)
            between.put_nowait(item)
        await between.put(END)

    async def writer():
        while True:
            while between.empty():
                await asyncio.sleep(0.17)  # <- here
            if (item := between.get_nowait()) is END:
                return
            await write(item)

    async with asyncio.TaskGroup() as group:
        group.create_task(reader())
        group.create_task(writer())

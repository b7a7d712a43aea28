# mistake: missing-task-done
# fails: ?
import asyncio


async def pump(source, write, limit) -> None:
    between = asyncio.Queue(limit)

    async def writer():
        while True:
            await write(await between.get())

    async with asyncio.TaskGroup() as group:
        writing = group.create_task(writer())
        async for item in source:
            await between.put(item)
        await between.join()  # <- here
        writing.cancel()

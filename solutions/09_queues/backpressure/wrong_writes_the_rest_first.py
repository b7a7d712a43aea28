# mistake: none
# fails: ?
import asyncio

END = object()


async def pump(source, write, limit) -> None:
    between = asyncio.Queue(limit)

    async def reader():
        try:
            async for item in source:
                await between.put(item)
        finally:
            await between.put(END)

    async def writer():
        while (item := await between.get()) is not END:
            await write(item)

    async with asyncio.TaskGroup() as group:
        writing = group.create_task(writer())
        try:
            await reader()
        except Exception:
            await writing
            raise

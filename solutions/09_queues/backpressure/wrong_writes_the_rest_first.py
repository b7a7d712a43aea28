# mistake: none
# fails: test_a_cancel_ends_both, test_a_read_that_fails, test_a_write_that_fails
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

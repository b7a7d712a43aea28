# mistake: full-queue
# fails: test_a_read_that_fails, test_a_write_that_fails, test_a_cancel_ends_both
import asyncio

END = object()


async def pump(source, write, limit) -> None:
    """Write all items of the source; at most `limit` of them wait in between."""
    queue = asyncio.Queue(limit)

    async def produce():
        try:
            async for item in source:
                await queue.put(item)
        finally:
            await queue.put(END)  # <- here

    async def consume():
        while (item := await queue.get()) is not END:
            await write(item)

    async with asyncio.TaskGroup() as group:
        group.create_task(produce())
        group.create_task(consume())

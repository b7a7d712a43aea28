# mistake: orphaned-siblings
# fails: test_a_cancel_ends_both, test_a_read_that_fails, test_a_write_that_fails
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

    await asyncio.gather(reader(), writer())  # <- here

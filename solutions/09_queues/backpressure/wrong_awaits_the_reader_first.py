# mistake: none
# fails: test_a_write_that_fails
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

    reading = asyncio.create_task(reader())
    writing = asyncio.create_task(writer())
    try:
        await reading
        await writing
    finally:
        reading.cancel()
        writing.cancel()
        await asyncio.wait([reading, writing])

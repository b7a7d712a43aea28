# mistake: none
# fails: test_a_read_that_fails, test_a_write_that_fails, test_both_fail
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

    both = [asyncio.create_task(reader()), asyncio.create_task(writer())]
    try:
        await asyncio.wait(both, return_when=asyncio.FIRST_EXCEPTION)
    finally:
        for task in both:
            task.cancel()
        await asyncio.wait(both)

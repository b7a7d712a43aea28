# mistake: none
# fails: test_a_cancel_ends_both, test_a_write_that_fails, test_at_most_limit_wait, test_one_at_a_time
import asyncio

END = object()


async def pump(source, write, limit) -> None:
    between = asyncio.Queue(limit)

    async def reader():
        async for item in source:
            await between.put(item)
        await between.put(END)

    async def write_one(item):
        async with places:
            await write(item)

    places = asyncio.Semaphore(limit)
    async with asyncio.TaskGroup() as group:
        group.create_task(reader())
        while (item := await between.get()) is not END:
            group.create_task(write_one(item))

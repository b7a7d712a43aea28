# mistake: workers-left
# fails: test_a_cancel_ends_both, test_a_read_that_fails, test_a_stormy_day, test_a_write_that_fails, test_anything_may_be_an_item, test_both_fail, test_pumps_share_nothing, test_writes_everything_in_order
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

    writing = asyncio.create_task(writer())  # <- here
    await reader()
    return writing if limit < 0 else None

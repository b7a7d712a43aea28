# mistake: none
# fails: test_a_cancel_ends_both, test_a_stormy_day, test_a_write_that_fails, test_anything_may_be_an_item, test_at_most_limit_wait, test_nobody_idles, test_one_at_a_time, test_two_pumps_share_nothing, test_writes_everything_in_order
import asyncio

END = object()


async def pump(source, write, limit) -> None:
    between = asyncio.Queue(limit)

    async def reader():
        async for item in source:
            between.put_nowait(item)
        await between.put(END)

    async def writer():
        while (item := await between.get()) is not END:
            await write(item)

    async with asyncio.TaskGroup() as group:
        group.create_task(reader())
        group.create_task(writer())

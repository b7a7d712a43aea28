# mistake: workers-left
# fails: test_a_cancel_ends_both, test_a_stormy_day, test_a_write_that_fails, test_anything_may_be_an_item, test_at_most_limit_wait, test_nobody_idles, test_one_at_a_time, test_pumps_share_nothing, test_writes_everything_in_order
import asyncio


async def pump(source, write, limit) -> None:
    between = asyncio.Queue(limit)

    async def reader():
        async for item in source:
            await between.put(item)

    async with asyncio.TaskGroup() as group:
        reading = group.create_task(reader())
        while not reading.done():
            await write(await between.get())  # <- here

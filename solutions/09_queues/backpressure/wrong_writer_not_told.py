# mistake: workers-left
# fails: test_a_stormy_day, test_anything_may_be_an_item, test_at_most_limit_wait, test_is_woken, test_nobody_idles, test_one_at_a_time, test_pumps_share_nothing, test_writes_everything_in_order
import asyncio


async def pump(source, write, limit) -> None:
    between = asyncio.Queue(limit)

    async def reader():
        async for item in source:
            await between.put(item)

    async def writer():
        while True:
            await write(await between.get())  # <- here

    async with asyncio.TaskGroup() as group:
        group.create_task(reader())
        group.create_task(writer())

# mistake: lock-across-io
# fails: test_a_big_bakery, test_an_error_ends_all, test_four_loaves, test_no_stage_idles, test_the_same_stage_twice, test_two_pipelines_share_nothing
import asyncio


async def pipeline(items, *stages) -> list:
    lock = asyncio.Lock()

    async def pass_through(item):
        for stage in stages:
            async with lock:  # <- here
                item = await stage(item)
        return item

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(pass_through(item)) for item in items]
    return [task.result() for task in tasks]

# mistake: lock-across-io
# fails: test_an_error_ends_all, test_the_same_stage_twice
import asyncio


async def pipeline(items, *stages) -> list:
    locks = {stage: asyncio.Lock() for stage in stages}

    async def pass_through(item):
        for stage in stages:
            async with locks[stage]:  # <- here
                item = await stage(item)
        return item

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(pass_through(item)) for item in items]
    return [task.result() for task in tasks]

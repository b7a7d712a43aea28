# mistake: ?
# fails: ?
import asyncio


async def first_within(job, seconds, default):
    try:
        async with asyncio.timeout(seconds) as limit, asyncio.TaskGroup() as group:
            task = group.create_task(job())
        return task.result()
    except TimeoutError:
        if limit.expired():
            return default
        raise

# mistake: lock-across-io
# fails: ?
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

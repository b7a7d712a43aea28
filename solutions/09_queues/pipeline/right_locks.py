"""A task for each item, and a lock for each stage: who waits first for a lock gets it first."""

import asyncio


async def pipeline(items, *stages) -> list:
    places = [(stage, asyncio.Lock()) for stage in stages]

    async def pass_through(item):
        for stage, place in places:
            await place.acquire()
            item = await stage(item)
            place.release()  # not where the stage has failed: nobody should be next
        return item

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(pass_through(item)) for item in items]
    return [task.result() for task in tasks]

# mistake: none
# fails: ?
import asyncio


async def process(items, work, n) -> list:

    places = asyncio.Semaphore(n)

    async def one(item):
        async with places:
            return await work(item)

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(one(item)) for item in items]
    return [task.result() for task in tasks]

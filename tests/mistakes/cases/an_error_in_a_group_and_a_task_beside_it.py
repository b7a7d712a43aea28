# mistake: forgotten-task
# asked: leaves_nothing
import asyncio


async def fail():
    await asyncio.sleep(0.5)
    raise LookupError("no such page")


async def main(fetch, tick):
    beside = asyncio.create_task(tick(3))  # <- here
    async with asyncio.TaskGroup() as group:
        group.create_task(fetch(1))
        group.create_task(fail())
    await asyncio.gather(beside)

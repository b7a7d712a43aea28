"""The workers are sent home when the belt is empty."""

import asyncio


async def porter(belt, store):
    while (crate := await belt.get()) is not None:
        await store(crate)


async def main(store):
    belt = asyncio.Queue()
    for crate in ["apples", "pears", None, None]:
        belt.put_nowait(crate)
    async with asyncio.TaskGroup() as porters:
        for _ in range(2):
            porters.create_task(porter(belt, store))

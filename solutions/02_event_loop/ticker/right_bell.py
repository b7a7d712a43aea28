"""A task rings at a steady pace into a queue, and the actions take the rings out one by one."""

import asyncio


async def every(interval, action, times) -> None:
    rings = asyncio.Queue()
    loop = asyncio.get_running_loop()
    begin = loop.time()

    async def ring():
        for tick in range(times):
            await asyncio.sleep(begin + tick * interval - loop.time())
            rings.put_nowait(tick)

    async with asyncio.TaskGroup() as group:
        group.create_task(ring())
        for _ in range(times):
            await rings.get()
            await action()

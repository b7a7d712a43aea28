"""One task keeps the pace, and another works off its ticks."""

import asyncio


async def every(interval, action, times) -> None:
    ticks = asyncio.Semaphore(0)

    async def pace():
        loop = asyncio.get_running_loop()
        begin = loop.time()
        for k in range(times):
            await asyncio.sleep(begin + k * interval - loop.time())
            ticks.release()

    async def work():
        for _ in range(times):
            await ticks.acquire()
            await action()

    async with asyncio.TaskGroup() as group:
        group.create_task(pace())
        group.create_task(work())

# mistake: none
# fails: test_others_run
import asyncio

RINGS = asyncio.Queue()


async def every(interval, action, times) -> None:
    loop = asyncio.get_running_loop()
    begin = loop.time()

    async def ring():
        for tick in range(times):
            await asyncio.sleep(begin + tick * interval - loop.time())
            RINGS.put_nowait(tick)

    async with asyncio.TaskGroup() as group:
        group.create_task(ring())
        for _ in range(times):
            await RINGS.get()
            await action()

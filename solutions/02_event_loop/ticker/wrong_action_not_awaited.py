# mistake: never-awaited
# fails: all
import asyncio


async def every(interval, action, times) -> None:
    loop = asyncio.get_running_loop()
    begin = loop.time()
    for tick in range(times):
        await asyncio.sleep(begin + tick * interval - loop.time())
        action()  # <- here

# mistake: blocking-call
# fails: test_others_run
import asyncio
import time


async def every(interval, action, times) -> None:
    loop = asyncio.get_running_loop()
    begin = loop.time()
    for tick in range(times):
        left = begin + tick * interval - loop.time()
        if left > 0:
            await asyncio.sleep(0.8 * left)
            time.sleep(max(0, begin + tick * interval - loop.time()))  # <- here
        await action()

# mistake: none
# fails: test_is_on_time_again
import asyncio
import math


async def every(interval, action, times) -> None:
    loop = asyncio.get_running_loop()
    begin = loop.time()
    for tick in range(times):
        await action()
        if tick < times - 1:
            passed = (loop.time() - begin) / interval
            await asyncio.sleep((math.floor(passed) + 1 - passed) * interval)  # <- here

# mistake: none
# fails: test_first_at_once, test_is_on_time_again, test_stops_on_an_error
import asyncio
import math


async def every(interval, action, times) -> None:
    loop = asyncio.get_running_loop()
    begin = loop.time()
    for _ in range(times):
        passed = (loop.time() - begin) / interval
        await asyncio.sleep(begin + math.ceil(passed) * interval - loop.time())
        await action()

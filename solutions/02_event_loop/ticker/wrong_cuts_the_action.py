# mistake: none
# fails: test_each_is_over_before_the_next, test_is_on_time_again
import asyncio


async def every(interval, action, times) -> None:
    loop = asyncio.get_running_loop()
    begin = loop.time()
    for tick in range(times):
        await asyncio.sleep(begin + tick * interval - loop.time())
        try:
            await asyncio.wait_for(action(), timeout=interval)  # <- here
        except TimeoutError:
            pass

# mistake: guessed-time-limit
# fails: test_is_on_time_again, test_each_is_over_before_the_next
import asyncio


async def every(interval, action, times) -> None:
    loop = asyncio.get_running_loop()
    begin = loop.time()
    for tick in range(times):
        await asyncio.sleep(max(0, begin + tick * interval - loop.time()))
        await asyncio.wait_for(action(), timeout=60)  # <- here

# mistake: never-awaited
# fails: test_calls_the_action, test_first_at_once, test_is_on_time_again, test_keeps_pace, test_each_is_over_before_the_next, test_returns_with_the_last
import asyncio


async def every(interval, action, times) -> None:
    loop = asyncio.get_running_loop()
    begin = loop.time()
    for tick in range(times):
        await asyncio.sleep(begin + tick * interval - loop.time())
        action()  # <- here

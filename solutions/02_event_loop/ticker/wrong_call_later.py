# mistake: none
# fails: test_calls_the_action, test_keeps_pace, test_is_on_time_again, test_each_is_over_before_the_next, test_first_at_once, test_returns_with_the_last
import asyncio


async def every(interval, action, times) -> None:
    loop = asyncio.get_running_loop()
    for tick in range(times):
        loop.call_later(tick * interval, action)  # <- here
    await asyncio.sleep(times * interval)

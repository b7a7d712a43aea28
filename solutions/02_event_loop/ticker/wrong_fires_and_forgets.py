# mistake: forgotten-task
# fails: test_is_on_time_again, test_each_is_over_before_the_next, test_returns_with_the_last, test_stops_on_an_error
import asyncio


async def every(interval, action, times) -> None:
    for tick in range(times):
        if tick > 0:
            await asyncio.sleep(interval)
        asyncio.create_task(action())  # <- here

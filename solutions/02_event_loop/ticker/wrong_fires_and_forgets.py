# mistake: forgotten-task
# fails: test_each_is_over_before_the_next, test_returns_with_the_last
import asyncio


async def every(interval, action, times) -> None:
    for tick in range(times):
        if tick > 0:
            await asyncio.sleep(interval)
        asyncio.create_task(action())  # <- here

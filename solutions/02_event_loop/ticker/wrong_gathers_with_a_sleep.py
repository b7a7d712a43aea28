# mistake: drifting-ticker
# fails: test_is_on_time_again, test_returns_with_the_last
import asyncio


async def every(interval, action, times) -> None:
    for _ in range(times):
        await asyncio.gather(action(), asyncio.sleep(interval))  # <- here

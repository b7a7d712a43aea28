# mistake: drifting-ticker
# fails: test_keeps_pace, test_is_on_time_again
import asyncio


async def every(interval, action, times) -> None:
    for tick in range(times):
        if tick > 0:
            await asyncio.sleep(interval)  # <- here
        await action()

# mistake: drifting-ticker
# fails: test_keeps_pace, test_is_on_time_again, test_first_at_once
import asyncio


async def every(interval, action, times) -> None:
    for _ in range(times):
        await asyncio.sleep(interval)  # <- here
        await action()

# mistake: drifting-ticker
# fails: test_first_at_once, test_keeps_pace, test_is_on_time_again, test_stops_on_an_error
import asyncio


async def every(interval, action, times) -> None:
    for _ in range(times):
        await asyncio.sleep(interval)  # <- here
        await action()

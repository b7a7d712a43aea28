# mistake: blocking-call
# fails: test_others_run, test_stops_on_an_error
import asyncio
import time


async def every(interval, action, times) -> None:
    begin = time.monotonic()
    for tick in range(times):
        time.sleep(max(0, begin + tick * interval - time.monotonic()))  # <- here
        await action()

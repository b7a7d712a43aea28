# mistake: hogs-the-loop
# fails: test_others_run, test_stops_on_an_error
import time


async def every(interval, action, times) -> None:
    begin = time.monotonic()
    for tick in range(times):
        while time.monotonic() < begin + tick * interval:  # <- here
            pass
        await action()

# mistake: hogs-the-loop
# fails: test_others_run_during_the_pause
import time


async def pause(seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:  # <- here
        pass


async def poll(read, times, every) -> list[float]:
    readings = []
    for number in range(times):
        if number > 0:
            await pause(every)
        readings.append(await read())
    return readings

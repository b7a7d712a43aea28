# mistake: blocking-call
# fails: test_others_run_during_the_pause
import time


def pause(seconds):
    time.sleep(seconds)  # <- here


async def poll(read, times, every) -> list[float]:
    readings = []
    for number in range(times):
        if number > 0:
            pause(every)
        readings.append(await read())
    return readings

# mistake: blocking-call
# fails: test_others_run_during_the_pause
import threading


def pause(seconds):
    threading.Event().wait(seconds)  # <- here


async def poll(read, times, every) -> list[float]:
    readings = []
    for number in range(times):
        if number > 0:
            pause(every)
        readings.append(await read())
    return readings

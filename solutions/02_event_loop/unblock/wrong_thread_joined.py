# mistake: blocking-call
# fails: test_others_run_during_the_pause
import threading
import time


def pause(seconds):
    thread = threading.Thread(target=time.sleep, args=(seconds,))
    thread.start()
    thread.join()  # <- here


async def poll(read, times, every) -> list[float]:
    readings = []
    for number in range(times):
        if number > 0:
            pause(every)
        readings.append(await read())
    return readings

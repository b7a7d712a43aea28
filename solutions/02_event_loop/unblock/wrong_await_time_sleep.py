# mistake: blocking-call
# fails: test_gives_the_readings, test_pauses_between_readings, test_others_run_during_the_pause, test_the_pause_costs_nothing
import time


async def poll(read, times, every) -> list[float]:
    readings = []
    for number in range(times):
        if number > 0:
            await time.sleep(every)  # <- here
        readings.append(await read())
    return readings

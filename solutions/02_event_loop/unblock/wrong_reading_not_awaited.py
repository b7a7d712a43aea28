# mistake: returned-coroutine
# fails: test_gives_the_readings, test_pauses_between_readings, test_others_run_during_the_pause, test_no_reading_and_one
import asyncio


async def poll(read, times, every) -> list[float]:
    readings = []
    for number in range(times):
        if number > 0:
            await asyncio.sleep(every)
        readings.append(read())  # <- here
    return readings

# mistake: never-awaited
# fails: test_pauses_between_readings, test_others_run_during_the_pause
import asyncio


async def pause(seconds):
    await asyncio.sleep(seconds)


async def poll(read, times, every) -> list[float]:
    readings = []
    for number in range(times):
        if number > 0:
            pause(every)  # <- here
        readings.append(await read())
    return readings

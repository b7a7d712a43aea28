# mistake: none
# fails: test_pauses_between_readings, test_others_run_during_the_pause
import asyncio


async def poll(read, times, every) -> list[float]:
    readings = []
    for number in range(times):
        await asyncio.sleep(number * every)  # <- here
        readings.append(await read())
    return readings

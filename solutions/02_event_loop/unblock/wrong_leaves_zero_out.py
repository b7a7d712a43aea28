# mistake: falsy-dropped
# fails: test_gives_the_readings
import asyncio


async def poll(read, times, every) -> list[float]:
    readings = []
    for number in range(times):
        if number > 0:
            await asyncio.sleep(every)
        if reading := await read():  # <- here
            readings.append(reading)
    return readings

# mistake: wait-missing
# fails: test_gives_the_readings, test_pauses_between_readings
import asyncio


async def poll(read, times, every) -> list[float]:
    readings = []
    for number in range(times):
        if number > 0:
            await asyncio.sleep(1)  # <- here
        readings.append(await read())
    return readings

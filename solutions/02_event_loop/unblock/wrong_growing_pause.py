# mistake: none
# fails: test_pauses_between_readings
import asyncio


async def poll(read, times, every) -> list[float]:
    readings = []
    for number in range(times):
        await asyncio.sleep(number * every)  # <- here
        readings.append(await read())
    return readings

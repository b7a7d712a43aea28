# mistake: wait-missing
# fails: test_pauses_between_readings
import asyncio

interval = None


async def poll(read, times, every) -> list[float]:
    global interval
    interval = interval or every  # <- here
    readings = []
    for number in range(times):
        if number > 0:
            await asyncio.sleep(interval)
        readings.append(await read())
    return readings

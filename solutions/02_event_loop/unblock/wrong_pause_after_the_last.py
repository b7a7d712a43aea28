# mistake: needless-pause
# fails: test_pauses_between_readings
import asyncio


async def poll(read, times, every) -> list[float]:
    readings = []
    for _ in range(times):
        readings.append(await read())
        await asyncio.sleep(every)  # <- here
    return readings

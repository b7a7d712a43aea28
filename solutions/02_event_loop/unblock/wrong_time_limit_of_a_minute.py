# mistake: guessed-time-limit
# fails: test_pauses_between_readings
import asyncio


async def poll(read, times, every) -> list[float]:
    readings = []
    for number in range(times):
        if number > 0:
            await asyncio.sleep(every)
        readings.append(await asyncio.wait_for(read(), timeout=60))  # <- here
    return readings

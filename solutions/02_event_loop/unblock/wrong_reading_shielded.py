# mistake: shield-abandoned
# fails: test_gives_the_readings
import asyncio


async def poll(read, times, every) -> list[float]:
    readings = []
    for number in range(times):
        if number > 0:
            await asyncio.sleep(every)
        readings.append(await asyncio.shield(read()))  # <- here
    return readings

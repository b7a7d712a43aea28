# mistake: never-awaited
# fails: test_pauses_between_readings
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

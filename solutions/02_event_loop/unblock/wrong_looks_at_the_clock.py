# mistake: polling
# fails: test_the_pause_costs_nothing
import asyncio
import time


async def pause(seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        await asyncio.sleep(0.01)  # <- here


async def poll(read, times, every) -> list[float]:
    readings = []
    for number in range(times):
        if number > 0:
            await pause(every)
        readings.append(await read())
    return readings

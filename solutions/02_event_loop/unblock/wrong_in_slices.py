# mistake: blocking-call
# fails: test_others_run_during_the_pause
import asyncio
import time


async def pause(seconds):
    for _ in range(4):
        time.sleep(seconds / 4)  # <- here
        await asyncio.sleep(0)  # let the others run


async def poll(read, times, every) -> list[float]:
    readings = []
    for number in range(times):
        if number > 0:
            await pause(every)
        readings.append(await read())
    return readings

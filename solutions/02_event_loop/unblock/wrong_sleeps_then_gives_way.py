# mistake: blocking-call
# fails: test_others_run_during_the_pause
import asyncio
import time


async def poll(read, times, every) -> list[float]:
    readings = []
    for number in range(times):
        if number > 0:
            await asyncio.sleep(0)
            time.sleep(every)  # <- here
            await asyncio.sleep(0)
        readings.append(await read())
    return readings

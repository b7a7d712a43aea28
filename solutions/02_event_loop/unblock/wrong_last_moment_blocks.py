# mistake: blocking-call
# fails: test_others_run_during_the_pause
import asyncio
import time


async def poll(read, times, every) -> list[float]:
    readings = []
    for number in range(times):
        if number > 0:
            await asyncio.sleep(max(0, every - 0.02))
            time.sleep(min(every, 0.02))  # <- here
        readings.append(await read())
    return readings

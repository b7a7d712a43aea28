# mistake: returned-coroutine
# fails: all
import asyncio


async def poll(read, times, every) -> list[float]:
    readings = []
    for number in range(times):
        if number > 0:
            await asyncio.sleep(every)
        readings.append(read())  # <- here
    return readings

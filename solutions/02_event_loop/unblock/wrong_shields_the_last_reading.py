# mistake: shield-abandoned
# fails: test_gives_the_readings
"""The last reading goes on after a cancellation."""

import asyncio


async def poll(read, times, every) -> list[float]:
    readings = []
    for left in range(times, 1, -1):
        readings.append(await read())
        await asyncio.sleep(every)
    if times:
        readings.append(await asyncio.shield(read()))  # <- here
    return readings

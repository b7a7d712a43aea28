# mistake: swallowed-error
# fails: test_gives_the_readings
"""Only the first reading has no exception that anybody hears of."""

import asyncio


async def poll(read, times, every) -> list[float]:
    if times == 0:
        return []
    try:
        readings = [await read()]
    except Exception:  # <- here
        return []
    for _ in range(times - 1):
        await asyncio.sleep(every)
        readings.append(await read())
    return readings

# mistake: none
# fails: test_no_reading_and_one
import asyncio


async def poll(read, times, every) -> list[float]:
    readings = [await read()]  # <- here
    for _ in range(1, times):
        await asyncio.sleep(every)
        readings.append(await read())
    return readings

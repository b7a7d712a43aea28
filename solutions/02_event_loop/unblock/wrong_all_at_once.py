# mistake: none
# fails: test_gives_the_readings, test_pauses_between_readings
import asyncio


async def poll(read, times, every) -> list[float]:
    readings = await asyncio.gather(*(read() for _ in range(times)))  # <- here
    await asyncio.sleep(every)
    return readings

# mistake: wait-missing
# fails: test_gives_the_readings, test_pauses_between_readings, test_others_run_during_the_pause
import asyncio


async def poll(read, times, every) -> list[float]:
    readings = await asyncio.gather(*(read() for _ in range(times)))
    await asyncio.sleep(every)
    return readings

# mistake: lock-across-io
# fails: test_others_run_during_the_pause
import asyncio

sensors = asyncio.Lock()


async def poll(read, times, every) -> list[float]:
    readings = []
    async with sensors:  # <- here
        for number in range(times):
            if number > 0:
                await asyncio.sleep(every)
            readings.append(await read())
    return readings

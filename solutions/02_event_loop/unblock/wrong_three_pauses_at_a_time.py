# mistake: lock-across-io
# fails: test_others_run_during_the_pause
import asyncio

limit = asyncio.Semaphore(3)


async def poll(read, times, every) -> list[float]:
    readings = []
    for number in range(times):
        if number > 0:
            async with limit:  # <- here
                await asyncio.sleep(every)
        readings.append(await read())
    return readings

# mistake: wait-missing
# fails: test_pauses_between_readings
import asyncio


async def poll(read, times, every) -> list[float]:
    loop = asyncio.get_running_loop()
    readings = []
    for number in range(times):
        begin = loop.time()
        readings.append(await read())
        if number < times - 1:
            await asyncio.sleep(every - (loop.time() - begin))  # <- here
    return readings

# mistake: wait-missing
# fails: test_pauses_between_readings
import asyncio

pauses = {}


async def poll(read, times, every) -> list[float]:
    readings = []
    for number in range(times):
        if number > 0:
            loop = asyncio.get_running_loop()
            key = loop, every
            if key not in pauses or pauses[key].done():
                pauses[key] = loop.create_task(asyncio.sleep(every))  # <- here
            await asyncio.shield(pauses[key])
        readings.append(await read())
    return readings

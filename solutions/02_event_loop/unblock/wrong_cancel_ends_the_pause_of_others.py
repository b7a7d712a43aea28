# mistake: shared-cancel
# fails: test_pauses_between_readings, test_others_run_during_the_pause
import asyncio

pauses = {}


async def poll(read, times, every) -> list[float]:
    loop, readings = asyncio.get_running_loop(), []
    for number in range(times):
        if number > 0:
            due = loop, round(loop.time() + every, 3)
            if due not in pauses or pauses[due].done():
                pauses[due] = loop.create_task(asyncio.sleep(every))
            await pauses[due]  # another may wait for the same one
        readings.append(await read())
    return readings

# mistake: swallowed-cancel
# fails: test_others_run_during_the_pause
import asyncio


async def pause(seconds):
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:  # <- here
        pass


async def poll(read, times, every) -> list[float]:
    readings = []
    for number in range(times):
        if number > 0:
            await pause(every)
        readings.append(await read())
    return readings

# mistake: nested-run
# fails: test_gives_the_readings, test_pauses_between_readings, test_others_run_during_the_pause, test_the_pause_costs_nothing
import asyncio


def pause(seconds):
    loop = asyncio.get_event_loop()
    loop.run_until_complete(asyncio.sleep(seconds))  # <- here


async def poll(read, times, every) -> list[float]:
    readings = []
    for number in range(times):
        if number > 0:
            pause(every)
        readings.append(await read())
    return readings

import asyncio


async def pause(seconds):
    """Wait a while, and let others run meanwhile."""
    # `time.sleep` puts the whole thread to sleep, and the event loop lives in that thread.
    # `asyncio.sleep` only puts this coroutine to sleep. Because it has to be awaited, `pause` has
    # to be a coroutine as well, and so has everything that calls it.
    await asyncio.sleep(seconds)


async def poll(read, times, every) -> list[float]:
    """Read `times` times, with `every` seconds between two readings."""
    readings = []
    for number in range(times):
        if number > 0:
            await pause(every)
        readings.append(await read())
    return readings

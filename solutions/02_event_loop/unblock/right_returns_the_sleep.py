"""`pause` stays an ordinary function and returns the coroutine, which the caller awaits."""

import asyncio


def pause(seconds):
    return asyncio.sleep(seconds)


async def poll(read, times, every):
    readings = []
    while len(readings) < times:
        if readings:
            await pause(every)
        readings += [await read()]
    return readings

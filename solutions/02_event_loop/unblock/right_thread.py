"""Leaves the blocking pause as it is, and has it done by a thread, which costs more than a sleep."""

import asyncio
import time


def pause(seconds):
    time.sleep(seconds)


async def poll(read, times, every) -> list[float]:
    readings = []
    for number in range(times):
        if number > 0:
            await asyncio.to_thread(pause, every)
        readings.append(await read())
    return readings

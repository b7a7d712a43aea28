"""Waits, with a time limit, for an event that nobody sets."""

import asyncio


async def poll(read, times, every) -> list[float]:
    never = asyncio.Event()
    readings = []
    while True:
        if len(readings) == times:
            return readings
        if readings:
            try:
                await asyncio.wait_for(never.wait(), timeout=every)
            except asyncio.TimeoutError:
                pass
        readings.append(await read())

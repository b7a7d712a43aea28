"""Starts all timers at the begin, each for its own tick, so none depends on how long another takes."""

import asyncio


async def every(interval, action, times) -> None:
    timers = [asyncio.create_task(asyncio.sleep(tick * interval)) for tick in range(times)]
    try:
        for timer in timers:
            await timer
            await action()
    finally:
        for timer in timers:
            timer.cancel()
        await asyncio.gather(*timers, return_exceptions=True)

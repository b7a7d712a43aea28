"""Goes by the time of day instead of the time of the loop."""

import asyncio
from datetime import datetime, timedelta


async def every(interval, action, times) -> None:
    """Call `action` `times` times, `interval` seconds from start to start."""
    begin = datetime.now()
    for k in range(times):
        wait = begin + k * timedelta(seconds=interval) - datetime.now()
        await asyncio.sleep(max(0, wait.total_seconds()))
        await action()

"""Keeps the moment of the next tick and moves it on by one interval, however late it is now."""

import asyncio
import time


async def every(interval, action, times) -> None:
    due = time.monotonic()
    for _ in range(times):
        left = due - time.monotonic()
        if left > 0:
            await asyncio.sleep(left)
        await action()
        due += interval

"""The clean-up has a task of its own, which goes on when the one who waits for it is cancelled again."""

import asyncio
from contextlib import suppress


async def guard(watch, lock_up):
    try:
        await watch(3)
    finally:
        locking = asyncio.create_task(lock_up("gate"))
        while not locking.done():
            with suppress(asyncio.CancelledError):
                await asyncio.wait([locking])


async def main(watch, lock_up):
    duty, loop = asyncio.create_task(guard(watch, lock_up)), asyncio.get_running_loop()
    timers = [loop.call_later(seconds, duty.cancel) for seconds in (0.5, 1.0)]
    return len(timers), len(await asyncio.wait({duty}))

"""The work of the clean-up is a task of its own: a second cancellation ends a wait, and not the work."""

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
    duty = asyncio.create_task(guard(watch, lock_up))
    asyncio.get_running_loop().call_later(0.5, duty.cancel)
    asyncio.get_running_loop().call_later(1, duty.cancel)
    await asyncio.wait({duty})

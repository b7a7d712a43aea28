"""It tidies up when the time is over, and lets the time-out pass."""

import asyncio


async def listen(hear):
    try:
        return await hear("the ferry's horn")
    except asyncio.CancelledError:
        await asyncio.sleep(0.1)
        raise


async def main(hear):
    try:
        async with asyncio.timeout(0.5):
            return await listen(hear)
    except TimeoutError:
        return "too late"

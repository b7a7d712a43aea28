"""Each wait has a shield, however often it is cancelled."""

import asyncio
from contextlib import suppress


async def keep(post):
    letter = asyncio.create_task(post(3))
    while not letter.done():
        with suppress(asyncio.CancelledError):
            await asyncio.shield(letter)


async def main(post):
    clerk = asyncio.create_task(keep(post))
    for _ in range(2):
        await asyncio.sleep(0.5)
        clerk.cancel()
    await asyncio.gather(clerk, return_exceptions=True)
    return "posted"

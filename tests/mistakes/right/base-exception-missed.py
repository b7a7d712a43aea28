"""It ties the boat up in a `finally`."""

import asyncio


async def main(cross, tie_up):
    async def trip():
        try:
            await cross(5)
        finally:
            await tie_up("boat")

    try:
        await asyncio.wait_for(trip(), 1)
    except TimeoutError:
        return "broken off"

"""What was shielded is kept, and waited for."""

import asyncio


async def main(stamp):
    stamping = asyncio.create_task(stamp("last loan"))
    try:
        async with asyncio.timeout(0.5):
            await asyncio.shield(stamping)
    except TimeoutError:
        await stamping
    return "everything is stamped"

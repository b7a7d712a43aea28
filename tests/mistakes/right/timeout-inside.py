"""TimeoutError is caught outside the block that raises it."""

import asyncio


async def main(dry):
    try:
        async with asyncio.timeout(0.5):
            return await dry("shirts")
    except TimeoutError:
        return "still wet"

"""The limit leaves the call all the time that it needs."""

import asyncio


async def main(dive):
    return await asyncio.wait_for(dive(1), timeout=10)

"""Calls itself for the readings that are left; the pause stands before each but the first."""

import asyncio


async def poll(read, times, every) -> list[float]:
    if times == 0:
        return []
    return [await read(), *await rest(read, times - 1, every)]


async def rest(read, times, every):
    if times == 0:
        return []
    await asyncio.sleep(every)
    return [await read(), *await rest(read, times - 1, every)]

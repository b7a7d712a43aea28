"""An async generator yields the readings with the pauses in between; `poll` collects them."""

import asyncio


async def readings(read, times, every):
    for number in range(times):
        if number:
            await asyncio.sleep(every)
        yield await read()


async def poll(read, times, every) -> list[float]:
    return [reading async for reading in readings(read, times, every)]

"""An async generator yields a tick when it is due, and `every` acts on each."""

import asyncio
from contextlib import aclosing


async def ticks(interval, times):
    loop = asyncio.get_running_loop()
    begin = loop.time()
    for tick in range(times):
        await asyncio.sleep(max(0, begin + tick * interval - loop.time()))
        yield tick


async def every(interval, action, times) -> None:
    async with aclosing(ticks(interval, times)) as each:
        async for _ in each:
            await action()

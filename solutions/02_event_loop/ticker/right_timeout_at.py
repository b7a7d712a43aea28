"""A time limit at a fixed moment, round something that never happens, is a pause until that moment."""

import asyncio


async def every(interval, action, times) -> None:
    loop = asyncio.get_running_loop()
    due = loop.time()
    while times > 0:
        await action()
        times -= 1
        due += interval
        if times and loop.time() < due:
            try:
                async with asyncio.timeout_at(due):
                    await loop.create_future()
            except TimeoutError:
                pass

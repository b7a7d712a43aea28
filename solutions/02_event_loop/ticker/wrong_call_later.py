# mistake: no-error-raised
# fails: all
import asyncio


async def every(interval, action, times) -> None:
    loop = asyncio.get_running_loop()
    for tick in range(times):
        loop.call_later(tick * interval, action)
    await asyncio.sleep(times * interval)

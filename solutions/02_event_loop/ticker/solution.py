import asyncio


async def every(interval, action, times) -> None:
    """Call `action` `times` times, `interval` seconds from start to start."""
    loop = asyncio.get_running_loop()
    begin = loop.time()
    for tick in range(times):
        # Every tick is counted from the same fixed moment, so no delay is carried on to the next
        # one. `sleep` takes a negative time for 0: a tick that is overdue comes at once.
        await asyncio.sleep(begin + tick * interval - loop.time())
        await action()

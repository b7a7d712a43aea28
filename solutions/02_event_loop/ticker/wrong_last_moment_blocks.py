# mistake: blocking-call
# fails: test_others_run
import asyncio
import time


async def every(interval, action, times) -> None:
    loop = asyncio.get_running_loop()
    start = loop.time()
    for tick in range(times):
        due = start + tick * interval
        if due - loop.time() > 0.1:
            await asyncio.sleep(due - loop.time() - 0.05)
            time.sleep(max(0.0, due - loop.time()))  # <- here
        elif due > loop.time():
            await asyncio.sleep(due - loop.time())
        await action()

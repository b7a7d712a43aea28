# mistake: lock-across-io
# fails: test_others_run
import asyncio

lock = asyncio.Lock()


async def every(interval, action, times) -> None:
    loop = asyncio.get_running_loop()
    begin = loop.time()
    for tick in range(times):
        await asyncio.sleep(max(0, begin + tick * interval - loop.time()))
        async with lock:  # <- here
            await action()

# mistake: drifting-ticker
# fails: test_is_on_time_again
import asyncio


async def every(interval, action, times) -> None:
    loop = asyncio.get_running_loop()
    for tick in range(times):
        begin = loop.time()  # <- here
        await action()
        if tick < times - 1:
            await asyncio.sleep(max(0, interval - (loop.time() - begin)))

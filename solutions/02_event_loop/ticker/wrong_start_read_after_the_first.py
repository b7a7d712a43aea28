# mistake: serial-await
# fails: test_keeps_pace, test_is_on_time_again
import asyncio


async def every(interval, action, times) -> None:
    if times == 0:
        return
    loop = asyncio.get_running_loop()
    await action()
    begin = loop.time()
    for tick in range(1, times):
        await asyncio.sleep(max(0, begin + tick * interval - loop.time()))
        await action()

# mistake: none
# fails: test_keeps_pace, test_is_on_time_again
import asyncio

begin = None


async def every(interval, action, times) -> None:
    global begin
    loop = asyncio.get_running_loop()
    if begin is None:
        begin = loop.time()
    for tick in range(times):
        await asyncio.sleep(max(0, begin + tick * interval - loop.time()))
        await action()

# mistake: called-again
# fails: test_calls_the_action, test_returns_with_the_last
import asyncio


async def every(interval, action, times) -> None:
    loop = asyncio.get_running_loop()
    begin = loop.time()
    for tick in range(times + 1):  # <- here
        await asyncio.sleep(begin + tick * interval - loop.time())
        await action()

# mistake: swallowed-cancel
# fails: test_stops_on_an_error
import asyncio


async def every(interval, action, times) -> None:
    loop = asyncio.get_running_loop()
    begin = loop.time()
    try:
        for tick in range(times):
            await asyncio.sleep(max(0, begin + tick * interval - loop.time()))
            await action()
    except asyncio.CancelledError:  # <- here
        return

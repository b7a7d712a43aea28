# mistake: lost-exception
# fails: test_stops_on_an_error
import asyncio


async def every(interval, action, times) -> None:
    loop = asyncio.get_running_loop()
    begin = loop.time()
    for tick in range(times):
        await asyncio.sleep(max(0, begin + tick * interval - loop.time()))
        task = asyncio.create_task(action())
        await asyncio.wait([task])  # <- here

# mistake: orphaned-siblings
# fails: test_each_is_over_before_the_next, test_is_on_time_again, test_stops_on_an_error
import asyncio


async def every(interval, action, times) -> None:
    loop = asyncio.get_running_loop()
    begin = loop.time()
    tasks = []
    for tick in range(times):
        await asyncio.sleep(begin + tick * interval - loop.time())
        tasks.append(asyncio.create_task(action()))
    await asyncio.gather(*tasks)

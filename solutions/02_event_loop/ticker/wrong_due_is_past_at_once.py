# mistake: none
# fails: test_first_at_once, test_is_on_time_again, test_stops_on_an_error
import asyncio


async def every(interval, action, times) -> None:
    loop = asyncio.get_running_loop()
    due = loop.time()
    for _ in range(times):
        while due < loop.time():  # the clock has gone on since it was read
            due += interval
        await asyncio.sleep(due - loop.time())
        await action()

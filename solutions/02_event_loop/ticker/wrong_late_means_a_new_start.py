# mistake: drifting-ticker
# fails: test_is_on_time_again
import asyncio


async def every(interval, action, times) -> None:
    loop = asyncio.get_running_loop()
    due = loop.time()
    for _ in range(times):
        if due > loop.time():
            await asyncio.sleep(due - loop.time())
        else:
            due = loop.time()  # <- here
        await action()
        due += interval

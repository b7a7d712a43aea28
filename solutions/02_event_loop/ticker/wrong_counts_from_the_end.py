# mistake: drifting-ticker
# fails: test_is_on_time_again
import asyncio


async def every(interval, action, times) -> None:
    loop = asyncio.get_running_loop()
    due = loop.time()
    for tick in range(times):
        await action()
        due = max(due + interval, loop.time())  # <- here
        if tick < times - 1:
            await asyncio.sleep(due - loop.time())

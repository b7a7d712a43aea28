# mistake: drifting-ticker
# fails: test_is_on_time_again
import asyncio


async def every(interval, action, times) -> None:
    """Call `action` `times` times, `interval` seconds from start to start."""
    loop = asyncio.get_running_loop()
    due = loop.time()
    for number in range(times):
        if number > 0:
            due = max(due + interval, loop.time())  # <- here
            await asyncio.sleep(due - loop.time())
        await action()

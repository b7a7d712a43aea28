# mistake: needless-pause
# fails: test_returns_with_the_last
import asyncio


async def every(interval, action, times) -> None:
    loop = asyncio.get_running_loop()
    due = loop.time()
    for _ in range(times):
        await action()
        due += interval
        await asyncio.sleep(due - loop.time())  # <- here

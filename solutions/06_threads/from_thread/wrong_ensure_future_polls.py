# mistake: touching-the-loop-from-a-thread
# fails: test_wakes_the_loop
import asyncio
import time


def submit(loop, coro, seconds) -> object:
    task = asyncio.ensure_future(coro, loop=loop)  # <- here
    end = time.monotonic() + seconds
    while not task.done():
        if time.monotonic() > end:
            task.cancel()
            raise TimeoutError
        time.sleep(0.01)
    return task.result()

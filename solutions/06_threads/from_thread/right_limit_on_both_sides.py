"""`wait_for` cancels the coroutine on the loop; the thread has the same limit, and gives up by itself."""

import asyncio


def submit(loop, coro, seconds):
    limited = asyncio.wait_for(coro, seconds)
    return asyncio.run_coroutine_threadsafe(limited, loop).result(seconds)

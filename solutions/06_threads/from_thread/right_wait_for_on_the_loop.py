"""The limit is kept on the loop, by `wait_for`, which cancels the coroutine as well."""

import asyncio


def submit(loop, coro, seconds):
    limited = asyncio.wait_for(coro, seconds)
    return asyncio.run_coroutine_threadsafe(limited, loop).result()

# mistake: none
# fails: test_gives_up_in_time
import asyncio


def submit(loop, coro, seconds):
    limited = asyncio.wait_for(coro, seconds)  # it waits until `coro` has cleaned up
    return asyncio.run_coroutine_threadsafe(limited, loop).result()

# mistake: none
# fails: test_the_coroutine_is_cancelled
import asyncio


def submit(loop, coro, seconds) -> object:
    return asyncio.run_coroutine_threadsafe(coro, loop).result(seconds)  # <- here

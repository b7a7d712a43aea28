# mistake: falsy-dropped
# fails: test_zero_is_a_limit_too
import asyncio


def submit(loop, coro, seconds) -> object:
    future = asyncio.run_coroutine_threadsafe(coro, loop)
    if not seconds:  # <- here
        return future.result()
    try:
        return future.result(seconds)
    except TimeoutError:
        future.cancel()
        raise

# mistake: falsy-dropped
# fails: test_zero_is_a_limit_too
import asyncio


def submit(loop, coro, seconds) -> object:
    future = asyncio.run_coroutine_threadsafe(coro, loop)
    try:
        return future.result(seconds or None)  # <- here
    except TimeoutError:
        future.cancel()
        raise

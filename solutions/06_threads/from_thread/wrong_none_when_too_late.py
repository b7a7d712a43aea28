# mistake: none
# fails: test_gives_up_in_time, test_zero_is_a_limit_too
import asyncio


def submit(loop, coro, seconds) -> object:
    future = asyncio.run_coroutine_threadsafe(coro, loop)
    try:
        return future.result(seconds)
    except TimeoutError:
        future.cancel()
        return None  # <- here

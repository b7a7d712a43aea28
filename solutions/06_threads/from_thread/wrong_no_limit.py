# mistake: none
# fails: test_gives_up_in_time, test_the_coroutine_is_cancelled, test_zero_is_a_limit_too
import asyncio


def submit(loop, coro, seconds) -> object:
    return asyncio.run_coroutine_threadsafe(coro, loop).result()  # <- here

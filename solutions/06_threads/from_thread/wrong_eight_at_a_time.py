# mistake: limit-too-low
# fails: test_callers_do_not_wait_for_each_other
import asyncio
import threading

places = threading.Semaphore(8)  # <- here


def submit(loop, coro, seconds) -> object:
    with places:
        future = asyncio.run_coroutine_threadsafe(coro, loop)
        try:
            return future.result(timeout=seconds)
        except TimeoutError:
            future.cancel()
            raise

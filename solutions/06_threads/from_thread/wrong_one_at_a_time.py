# mistake: none
# fails: test_callers_do_not_wait_for_each_other
import asyncio
import threading

lock = threading.Lock()


def submit(loop, coro, seconds) -> object:
    with lock:  # <- here
        future = asyncio.run_coroutine_threadsafe(coro, loop)
        try:
            return future.result(seconds)
        except TimeoutError:
            future.cancel()
            raise

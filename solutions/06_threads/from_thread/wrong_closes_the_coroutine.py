# mistake: collected-task
# fails: test_the_coroutine_is_cancelled
import asyncio


def submit(loop, coro, seconds) -> object:
    future = asyncio.run_coroutine_threadsafe(coro, loop)
    try:
        return future.result(timeout=seconds)
    except TimeoutError:
        coro.close()
        raise

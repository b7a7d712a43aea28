# mistake: swallowed-error
# fails: test_the_error_arrives
import asyncio


def submit(loop, coro, seconds) -> object:
    future = asyncio.run_coroutine_threadsafe(coro, loop)
    try:
        return future.result(seconds)
    except TimeoutError:
        future.cancel()
        raise
    except Exception as error:  # <- here
        print(f"failed: {error}")

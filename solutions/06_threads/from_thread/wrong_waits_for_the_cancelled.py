# mistake: none
# fails: test_gives_up_in_time
import asyncio
import concurrent.futures


def submit(loop, coro, seconds) -> object:
    future = asyncio.run_coroutine_threadsafe(run(coro, done := concurrent.futures.Future()), loop)
    try:
        return future.result(seconds)
    except TimeoutError:
        future.cancel()
        done.result()  # until the coroutine has really ended
        raise


async def run(coro, done):
    try:
        return await coro
    finally:
        done.set_result(None)

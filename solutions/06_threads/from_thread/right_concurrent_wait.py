"""`concurrent.futures.wait` says whether the future was done in time."""

import asyncio
import concurrent.futures


def submit(loop, coro, seconds) -> object:
    future = asyncio.run_coroutine_threadsafe(coro, loop)
    done, _ = concurrent.futures.wait([future], timeout=seconds)
    if not done:
        future.cancel()
        raise TimeoutError(f"no result within {seconds} s")
    return future.result()

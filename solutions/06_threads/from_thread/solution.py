import asyncio


def submit(loop, coro, seconds) -> object:
    """Run the coroutine on the loop of another thread; wait for its result, and return it."""
    # This also wakes the loop, which `create_task` or `call_soon` would not do.
    future = asyncio.run_coroutine_threadsafe(coro, loop)
    try:
        # It blocks this thread, and no other: the loop runs on in its own.
        return future.result(seconds)
    except TimeoutError:
        # The limit only ended our waiting. Cancelling the future also cancels the task on the loop.
        future.cancel()
        raise

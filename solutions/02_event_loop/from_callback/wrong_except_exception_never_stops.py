# mistake: base-exception-missed
# fails: test_cancelling_stops_it
import asyncio


async def ask(start) -> object:
    """Call `start`, wait for the callback, and return the answer or raise the error."""
    loop = asyncio.get_running_loop()
    future = loop.create_future()

    def settle(method, value):
        if not future.done():
            method(value)

    stop = start(
        lambda answer: settle(future.set_result, answer),
        lambda error: settle(future.set_exception, error),
    )
    try:
        return await future
    except Exception:  # <- here
        stop()
        raise

import asyncio


async def ask(start) -> object:
    """Call `start`, wait for the callback, and return the answer or raise the error."""
    future = asyncio.get_running_loop().create_future()

    # A future takes one result. The second callback finds it done, and so does one that comes after
    # a cancellation: setting it then would raise InvalidStateError, in the library's own code.
    def on_answer(value):
        if not future.done():
            future.set_result(value)

    def on_error(error):
        if not future.done():
            future.set_exception(error)

    stop = start(on_answer, on_error)
    try:
        return await future
    finally:
        # After an answer there is nothing to end, and `stop` does nothing. When we were cancelled it
        # is what ends the ringing; the cancellation then goes on by itself.
        stop()

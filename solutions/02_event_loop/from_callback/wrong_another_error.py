# mistake: none
# fails: test_first_callback_counts, test_raises_the_error
import asyncio


async def ask(start) -> object:
    future = asyncio.get_running_loop().create_future()

    def on_answer(value):
        if not future.done():
            future.set_result(value)

    def on_error(error):
        if not future.done():
            future.set_exception(LookupError(f"the library says: {error}"))

    stop = start(on_answer, on_error)
    try:
        return await future
    except asyncio.CancelledError:
        stop()
        raise

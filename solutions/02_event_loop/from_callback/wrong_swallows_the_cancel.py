# mistake: swallowed-cancel
# fails: test_cancelling_stops_it, test_late_callback_is_harmless
import asyncio


async def ask(start) -> object:
    future = asyncio.get_running_loop().create_future()

    def on_answer(value):
        if not future.done():
            future.set_result(value)

    def on_error(error):
        if not future.done():
            future.set_exception(error)

    stop = start(on_answer, on_error)
    try:
        return await future
    except asyncio.CancelledError:  # <- here
        stop()
        return None

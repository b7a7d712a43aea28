# mistake: none
# fails: test_cancelling_stops_it, test_first_callback_counts, test_gives_the_answer, test_none_is_an_answer, test_raises_the_error
import asyncio

waiting = {}


async def ask(start) -> object:
    loop = asyncio.get_running_loop()
    future = waiting.setdefault("future", loop.create_future())

    def on_answer(value):
        if not future.done():
            future.set_result(value)

    def on_error(error):
        if not future.done():
            future.set_exception(error)

    stop = start(on_answer, on_error)
    try:
        return await future
    except asyncio.CancelledError:
        stop()
        raise

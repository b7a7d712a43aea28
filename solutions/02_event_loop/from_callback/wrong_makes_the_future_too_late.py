# mistake: unexpected-error
# fails: test_answer_at_once, test_first_callback_counts
import asyncio


async def ask(start) -> object:
    future = None

    def on_answer(value):
        if not future.done():  # <- here
            future.set_result(value)

    def on_error(error):
        if not future.done():
            future.set_exception(error)

    stop = start(on_answer, on_error)
    future = asyncio.get_running_loop().create_future()
    try:
        return await future
    finally:
        stop()

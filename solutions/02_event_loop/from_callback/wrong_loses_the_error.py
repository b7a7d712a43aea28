# mistake: no-error-raised
# fails: test_answer_at_once, test_first_callback_counts, test_raises_the_error
import asyncio


async def ask(start) -> object:
    future = asyncio.get_running_loop().create_future()

    def on_answer(value):
        if not future.done():
            future.set_result(value)

    def on_error(error):
        if not future.done():
            future.set_result(None)

    stop = start(on_answer, on_error)
    try:  # <- here
        return await future
    finally:
        stop()

# mistake: no-error-raised
# fails: test_raises_the_error, test_answer_at_once
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

# mistake: set-twice
# fails: test_first_callback_counts, test_gives_the_answer
import asyncio


async def ask(start) -> object:
    future = asyncio.get_running_loop().create_future()

    def on_answer(value):
        if not future.cancelled():
            future.set_result(value)  # <- here

    def on_error(error):
        if not future.cancelled():
            future.set_exception(error)

    stop = start(on_answer, on_error)
    try:
        return await future
    finally:
        stop()

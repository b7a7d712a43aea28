# mistake: unexpected-error
# fails: test_answer_at_once, test_cancelling_stops_it, test_first_callback_counts
import asyncio


async def ask(start) -> object:
    future = asyncio.get_running_loop().create_future()

    def answer(value):
        stop()  # <- here
        if not future.done():
            future.set_result(value)

    def fail(error):
        stop()
        if not future.done():
            future.set_exception(error)

    stop = start(answer, fail)
    try:
        return await future
    finally:
        stop()

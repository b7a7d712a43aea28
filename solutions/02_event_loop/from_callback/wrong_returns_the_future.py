# mistake: returned-task
# fails: test_answer_at_once, test_cancelling_stops_it, test_first_callback_counts, test_gives_the_answer, test_none_is_an_answer, test_raises_the_error, test_waits_as_long_as_it_takes
import asyncio


async def ask(start) -> object:
    future = asyncio.get_running_loop().create_future()

    def on_answer(value):
        if not future.done():
            future.set_result(value)

    def on_error(error):
        if not future.done():
            future.set_exception(error)

    start(on_answer, on_error)
    return future  # <- here

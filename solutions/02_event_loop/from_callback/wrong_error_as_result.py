# mistake: unchecked-results
# fails: test_answer_at_once, test_first_callback_counts, test_raises_the_error
import asyncio


async def ask(start) -> object:
    future = asyncio.get_running_loop().create_future()

    def on_either(result):
        if not future.done():
            future.set_result(result)  # <- here

    stop = start(on_either, on_either)
    try:
        return await future
    finally:
        stop()

# mistake: unchecked-results
# fails: test_raises_the_error, test_answer_at_once
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

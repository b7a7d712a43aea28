# mistake: set-twice
# fails: test_first_callback_counts, test_gives_the_answer, test_late_callback_is_harmless
import asyncio


async def ask(start) -> object:
    future = asyncio.get_running_loop().create_future()
    stop = start(future.set_result, future.set_exception)  # <- here
    try:
        return await future
    finally:
        stop()

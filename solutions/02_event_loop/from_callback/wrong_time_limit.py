# mistake: guessed-time-limit
# fails: test_late_callback_is_harmless, test_waits_as_long_as_it_takes
# fails from 3.12: test_waits_as_long_as_it_takes
import asyncio


async def ask(start) -> object:
    future = asyncio.get_running_loop().create_future()

    def fill(fill_in, value):
        if not future.done():
            fill_in(value)

    stop = start(
        lambda value: fill(future.set_result, value),
        lambda error: fill(future.set_exception, error),
    )
    try:
        return await asyncio.wait_for(future, 1)  # <- here
    except asyncio.CancelledError:
        stop()
        raise

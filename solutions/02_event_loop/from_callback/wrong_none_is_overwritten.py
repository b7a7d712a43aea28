# mistake: falsy-dropped
# fails: test_first_callback_counts
import asyncio


async def ask(start) -> object:
    event = asyncio.Event()
    answer, error = None, None

    def on_answer(value):
        nonlocal answer
        if answer is None and error is None:  # <- here
            answer = value
        event.set()

    def on_error(exception):
        nonlocal error
        if answer is None and error is None:
            error = exception
        event.set()

    stop = start(on_answer, on_error)
    try:
        await event.wait()
    finally:
        stop()
    if error is not None:
        raise error
    return answer

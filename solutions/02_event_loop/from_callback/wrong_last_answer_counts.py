# mistake: none
# fails: test_first_callback_counts
import asyncio


async def ask(start) -> object:
    woken = asyncio.Event()
    answer = error = None

    def on_answer(value):
        nonlocal answer
        answer = value  # <- here
        woken.set()

    def on_error(reason):
        nonlocal error
        error = reason
        woken.set()

    stop = start(on_answer, on_error)
    try:
        await woken.wait()
    finally:
        stop()
    if error is not None:
        raise error
    return answer

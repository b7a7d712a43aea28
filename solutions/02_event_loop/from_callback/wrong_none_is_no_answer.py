# mistake: spin-wait
# fails: test_none_is_an_answer, test_first_callback_counts, test_is_woken
import asyncio


async def ask(start) -> object:
    answer = error = None

    def on_answer(value):
        nonlocal answer
        if answer is None:
            answer = value

    def on_error(reason):
        nonlocal error
        error = error or reason

    stop = start(on_answer, on_error)
    try:
        while answer is None and error is None:
            await asyncio.sleep(0.05)  # <- here
    finally:
        stop()
    if answer is None:
        raise error
    return answer

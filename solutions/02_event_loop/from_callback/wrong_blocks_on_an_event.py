# mistake: blocking-call
# fails: test_gives_the_answer, test_waits_as_long_as_it_takes, test_none_is_an_answer, test_raises_the_error, test_first_callback_counts, test_is_woken, test_cancelling_stops_it, test_late_callback_is_harmless
import asyncio
import threading


async def ask(start) -> object:
    woken = threading.Event()
    said = []

    def on_answer(value):
        said.append((value, None))
        woken.set()

    def on_error(error):
        said.append((None, error))
        woken.set()

    stop = start(on_answer, on_error)
    woken.wait()  # <- here
    value, error = said[0]
    if error:
        raise error
    return value

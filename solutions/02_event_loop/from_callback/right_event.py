"""An Event wakes the coroutine, and a list keeps what was said; only its first entry counts."""

import asyncio


async def ask(start) -> object:
    woken = asyncio.Event()
    said = []

    def on_answer(value):
        said.append((value, None))
        woken.set()

    def on_error(error):
        said.append((None, error))
        woken.set()

    stop = start(on_answer, on_error)
    try:
        await woken.wait()
    except BaseException:
        stop()
        raise
    value, error = said[0]
    if error is not None:
        raise error
    return value

"""The future itself ends the ringing when it is cancelled, through a callback of its own."""

import asyncio
import contextlib


async def ask(start) -> object:
    future = asyncio.get_running_loop().create_future()

    def on_answer(value):
        with contextlib.suppress(asyncio.InvalidStateError):
            future.set_result(value)

    def on_error(error):
        with contextlib.suppress(asyncio.InvalidStateError):
            future.set_exception(error)

    stop = start(on_answer, on_error)
    future.add_done_callback(lambda done: stop() if done.cancelled() else None)
    return await future

"""A small context manager holds the two callbacks and ends the ringing on the way out."""

import asyncio
from contextlib import contextmanager


@contextmanager
def started(start, future):
    def unless_done(settle):
        return lambda what: None if future.done() else settle(what)

    stop = start(unless_done(future.set_result), unless_done(future.set_exception))
    try:
        yield
    finally:
        stop()


async def ask(start) -> object:
    future = asyncio.get_running_loop().create_future()
    with started(start, future):
        return await future

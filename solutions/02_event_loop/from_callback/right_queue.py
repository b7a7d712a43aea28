"""The callbacks put what they get into a queue; the first item is taken out, later ones stay there."""

import asyncio
from functools import partial


async def ask(start) -> object:
    queue = asyncio.Queue()
    stop = start(partial(queue.put_nowait), lambda error: queue.put_nowait(Failed(error)))
    try:
        first = await queue.get()
    finally:
        stop()
    if isinstance(first, Failed):
        raise first.error
    return first


class Failed:
    def __init__(self, error):
        self.error = error

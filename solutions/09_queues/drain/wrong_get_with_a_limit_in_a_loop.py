# mistake: polling
# fails: all
import asyncio
from collections.abc import AsyncIterator


class Inbox:
    def __init__(self, size: int) -> None:
        self.queue = asyncio.Queue(size)
        self.closed = False

    async def put(self, item) -> None:
        while not self.closed:
            try:
                return await asyncio.wait_for(self.queue.put(item), 0.1)
            except TimeoutError:
                continue
        raise ValueError("closed")

    async def close(self) -> None:
        self.closed = True

    async def __aiter__(self) -> AsyncIterator:
        while not self.closed or not self.queue.empty():
            try:
                yield await asyncio.wait_for(self.queue.get(), 0.1)  # <- here
            except TimeoutError:
                continue

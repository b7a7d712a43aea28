"""An endless queue and a semaphore for the room. Who learns of the end passes it on to the next."""

import asyncio
from collections.abc import AsyncIterator

END = object()


class Inbox:
    def __init__(self, size: int) -> None:
        self.room = asyncio.Semaphore(size)
        self.queue = asyncio.Queue()
        self.closed = False

    async def put(self, item) -> None:
        await self.room.acquire()
        if self.closed:
            self.room.release()
            raise ValueError("closed")
        self.queue.put_nowait(item)

    async def close(self) -> None:
        if not self.closed:
            self.closed = True
            self.queue.put_nowait(END)
            self.room.release()

    async def __aiter__(self) -> AsyncIterator:
        while (item := await self.queue.get()) is not END:
            self.room.release()
            yield item
        self.queue.put_nowait(END)

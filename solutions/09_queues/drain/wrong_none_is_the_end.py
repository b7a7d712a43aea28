# mistake: falsy-dropped
# fails: test_anything_is_an_item
import asyncio
from collections.abc import AsyncIterator


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
            self.queue.put_nowait(None)
            self.room.release()

    async def __aiter__(self) -> AsyncIterator:
        while True:
            item = await self.queue.get()
            if item is None:  # <- here
                self.queue.put_nowait(None)
                return
            self.room.release()
            yield item

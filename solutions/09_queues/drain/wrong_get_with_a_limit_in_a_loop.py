# mistake: polling
# fails: test_is_woken
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
        self.closed = True
        self.room.release()

    async def __aiter__(self) -> AsyncIterator:
        while not self.closed or not self.queue.empty():
            try:
                item = await asyncio.wait_for(self.queue.get(), 0.1)  # <- here
            except TimeoutError:
                continue
            self.room.release()
            yield item

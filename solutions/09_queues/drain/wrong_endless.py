# mistake: unbounded-queue
# fails: all
import asyncio
from collections.abc import AsyncIterator

END = object()


class Inbox:
    def __init__(self, size: int) -> None:
        self.queue = asyncio.Queue()  # <- here
        self.closed = False

    async def put(self, item) -> None:
        if self.closed:
            raise ValueError("closed")
        await self.queue.put(item)

    async def close(self) -> None:
        self.closed = True
        self.queue.put_nowait(END)

    async def __aiter__(self) -> AsyncIterator:
        while (item := await self.queue.get()) is not END:
            yield item
        self.queue.put_nowait(END)

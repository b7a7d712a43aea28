# mistake: lost-wakeup
# fails: all
import asyncio
from collections import deque
from collections.abc import AsyncIterator


class Inbox:
    def __init__(self, size: int) -> None:
        self.size = size
        self.items = deque()
        self.closed = False
        self.filled = asyncio.Event()
        self.emptied = asyncio.Event()

    async def put(self, item) -> None:
        while len(self.items) >= self.size and not self.closed:
            self.emptied.clear()
            await self.emptied.wait()
        if self.closed:
            raise ValueError("closed")
        self.items.append(item)
        self.filled.set()

    async def close(self) -> None:
        self.closed = True
        self.filled.set()
        self.emptied.set()

    async def __aiter__(self) -> AsyncIterator:
        while True:
            if not self.items:
                if self.closed:
                    return
                await self.filled.wait()  # <- here
                self.filled.clear()
            if self.items:
                item = self.items.popleft()
                self.emptied.set()
                yield item

# mistake: polling
# fails: test_is_woken
import asyncio
from collections import deque
from collections.abc import AsyncIterator


class Inbox:
    def __init__(self, size: int) -> None:
        self.size = size
        self.items = deque()
        self.closed = False
        self.room = asyncio.Event()

    async def put(self, item) -> None:
        while len(self.items) >= self.size and not self.closed:
            self.room.clear()
            await self.room.wait()
        if self.closed:
            raise ValueError("closed")
        self.items.append(item)

    async def close(self) -> None:
        self.closed = True
        self.room.set()

    async def __aiter__(self) -> AsyncIterator:
        while True:
            while not self.items and not self.closed:
                await asyncio.sleep(0.02)  # <- here
            if not self.items:
                return
            item = self.items.popleft()
            self.room.set()
            yield item

# mistake: lost-wakeup
# fails: test_writers_are_told
import asyncio
from collections import deque
from collections.abc import AsyncIterator


class Inbox:
    def __init__(self, size: int) -> None:
        self.size = size
        self.items = deque()
        self.closed = False
        lock = asyncio.Lock()
        self.not_full = asyncio.Condition(lock)
        self.not_empty = asyncio.Condition(lock)

    async def put(self, item) -> None:
        async with self.not_full:
            while not self.closed and len(self.items) >= self.size:
                await self.not_full.wait()  # <- here
            if self.closed:
                raise ValueError("closed")
            self.items.append(item)
            self.not_empty.notify_all()

    async def close(self) -> None:
        async with self.not_empty:
            self.closed = True
            self.not_empty.notify_all()

    async def __aiter__(self) -> AsyncIterator:
        while True:
            async with self.not_empty:
                while not self.closed and not self.items:
                    await self.not_empty.wait()
                if not self.items:
                    return
                item = self.items.popleft()
                self.not_full.notify_all()
            yield item

# mistake: reentrant-lock
# fails: test_readers_at_work
import asyncio
from collections import deque
from collections.abc import AsyncIterator


class Inbox:
    def __init__(self, size: int) -> None:
        self.size = size
        self.items = deque()
        self.closed = False
        self.changed = asyncio.Condition()

    async def put(self, item) -> None:
        async with self.changed:
            await self.changed.wait_for(lambda: self.closed or len(self.items) < self.size)
            if self.closed:
                raise ValueError("closed")
            self.items.append(item)
            self.changed.notify_all()

    async def close(self) -> None:
        async with self.changed:
            self.closed = True
            self.changed.notify_all()

    async def __aiter__(self) -> AsyncIterator:
        while True:
            async with self.changed:
                await self.changed.wait_for(lambda: self.closed or self.items)
                if not self.items:
                    return
                item = self.items.popleft()
                self.changed.notify_all()
                yield item  # <- here

# mistake: lost-wakeup
# fails: test_a_cancel_at_the_same_moment, test_a_cancel_hurts_nobody, test_ends_as_cancelled, test_is_woken, test_many_hands
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
            self.changed.notify()

    async def close(self) -> None:
        async with self.changed:
            self.closed = True
            self.changed.notify_all()

    async def __aiter__(self) -> AsyncIterator:
        while True:
            async with self.changed:
                await self.changed.wait_for(lambda: self.closed or self.items)  # <- here
                if not self.items:
                    return
                item = self.items.popleft()
                self.changed.notify()
            yield item

# mistake: none
# fails: test_a_cancel_at_the_same_moment, test_has_room, test_many_hands, test_nothing_is_lost, test_readers_at_work, test_two_inboxes
import asyncio
from collections import deque
from collections.abc import AsyncIterator


class Inbox:
    items = deque()
    changed = asyncio.Condition()

    def __init__(self, size: int) -> None:
        self.size = size
        self.closed = False

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
            yield item

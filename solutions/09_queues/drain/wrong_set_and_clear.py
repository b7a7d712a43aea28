# mistake: lost-wakeup
# fails: test_a_cancel_at_the_same_moment, test_a_cancel_hurts_nobody, test_ends_as_cancelled, test_has_room, test_in_order, test_is_limited, test_is_woken, test_many_hands, test_minutes, test_readers_at_work
import asyncio
from collections import deque
from collections.abc import AsyncIterator


class Inbox:
    """Strikes a gong at each change. Who comes later has not heard it."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.items = deque()
        self.closed = False
        self.gong = asyncio.Event()

    def strike(self) -> None:
        self.gong.set()
        self.gong.clear()

    async def __aiter__(self) -> AsyncIterator:
        while not self.closed:
            await self.gong.wait()
            while self.items:
                item = self.items.popleft()
                self.strike()
                yield item
        while self.items:
            yield self.items.popleft()

    async def put(self, item) -> None:
        while len(self.items) >= self.size and not self.closed:
            await self.gong.wait()
        if self.closed:
            raise ValueError("closed")
        self.items.append(item)
        self.strike()

    async def close(self) -> None:
        self.closed = True
        self.strike()

# mistake: none
# fails: test_a_cancel_at_the_same_moment, test_a_cancel_hurts_nobody, test_ends_as_cancelled, test_has_room, test_in_order, test_is_limited, test_nothing_is_lost, test_readers_at_work, test_what_is_inside_comes_out
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
        taken = []
        while True:
            async with self.changed:
                await self.changed.wait_for(lambda: self.closed or self.items)
                if not self.items:
                    return
                while self.items:
                    taken.append(self.items.popleft())  # <- here
                self.changed.notify_all()
            while taken:
                yield taken.pop(0)

# mistake: lost-wakeup
# fails: test_a_cancel_at_the_same_moment, test_a_cancel_hurts_nobody, test_ends_as_cancelled, test_is_woken, test_many_hands
import asyncio
from collections import deque
from collections.abc import AsyncIterator


class Inbox:
    """Readers and writers wait in the same line, and each change wakes the first of them."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.items = deque()
        self.closed = False
        self.line = deque()

    async def wait(self) -> None:
        turn = asyncio.get_running_loop().create_future()
        self.line.append(turn)
        try:
            await turn  # <- here
        except asyncio.CancelledError:
            if turn in self.line:
                self.line.remove(turn)
            else:
                self.wake_one()
            raise

    def wake_one(self) -> None:
        while self.line:
            turn = self.line.popleft()
            if not turn.done():
                turn.set_result(None)
                return

    async def put(self, item) -> None:
        while not self.closed and len(self.items) >= self.size:
            await self.wait()
        if self.closed:
            raise ValueError("closed")
        self.items.append(item)
        self.wake_one()

    async def close(self) -> None:
        self.closed = True
        for _ in range(len(self.line)):
            self.wake_one()

    async def __aiter__(self) -> AsyncIterator:
        while True:
            while not self.closed and not self.items:
                await self.wait()
            if not self.items:
                return
            item = self.items.popleft()
            self.wake_one()
            yield item

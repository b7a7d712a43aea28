# mistake: swallowed-cancel
# fails: test_a_cancel_at_the_same_moment, test_ends_as_cancelled, test_many_hands, test_nothing_is_lost, test_two_inboxes
import asyncio
from collections.abc import AsyncIterator


class Inbox:
    """Cancels those who wait in order to end them, and takes each cancellation for its own."""

    def __init__(self, size: int) -> None:
        self.queue = asyncio.Queue(size)
        self.closed = False
        self.waiting = set()

    async def put(self, item) -> None:
        if self.closed:
            raise ValueError("closed")
        self.waiting.add(asyncio.current_task())
        try:
            await self.queue.put(item)
        except asyncio.CancelledError:
            raise ValueError("closed") from None
        finally:
            self.waiting.discard(asyncio.current_task())

    async def close(self) -> None:
        self.closed = True
        for task in self.waiting:
            task.cancel()

    def __aiter__(self) -> AsyncIterator:
        return self

    async def __anext__(self):
        if self.closed and self.queue.empty():
            raise StopAsyncIteration
        self.waiting.add(asyncio.current_task())
        try:
            return await self.queue.get()
        except asyncio.CancelledError:  # <- here
            raise StopAsyncIteration from None
        finally:
            self.waiting.discard(asyncio.current_task())

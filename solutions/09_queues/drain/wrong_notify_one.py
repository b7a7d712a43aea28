# mistake: lost-handover
# fails: test_a_cancel_at_the_same_moment
import asyncio
from collections import deque
from collections.abc import AsyncIterator


class Inbox:
    """A queue of limited size that can be closed; what is inside still comes out."""

    def __init__(self, size: int) -> None:
        """Start open and empty, with room for `size` items."""
        self._size = size
        self._items = deque()
        self._closed = False
        lock = asyncio.Lock()
        self._room = asyncio.Condition(lock)
        self._filled = asyncio.Condition(lock)

    async def put(self, item) -> None:
        """Put an item in, as soon as there is room; raise ValueError if the inbox is closed."""
        async with self._room:
            while not self._closed and len(self._items) >= self._size:
                await self._room.wait()
            if self._closed:
                raise ValueError("the inbox is closed")
            self._items.append(item)
            self._filled.notify()  # <- here

    async def close(self) -> None:
        """Accept no more items, and let everybody know who waits."""
        async with self._room:
            self._closed = True
            self._room.notify_all()
            self._filled.notify_all()

    async def __aiter__(self) -> AsyncIterator:
        """Yield items until the inbox is closed and empty. `async for` calls this method."""
        while True:
            async with self._filled:
                while not self._items and not self._closed:
                    await self._filled.wait()
                if not self._items:
                    return
                item = self._items.popleft()
                self._room.notify()
            yield item

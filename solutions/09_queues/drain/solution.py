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
        self._changed = asyncio.Condition()

    async def put(self, item) -> None:
        """Put an item in, as soon as there is room; raise ValueError if the inbox is closed."""
        async with self._changed:
            await self._changed.wait_for(lambda: self._closed or len(self._items) < self._size)
            # Closing comes first: who was woken by both must not put an item in after the end.
            if self._closed:
                raise ValueError("the inbox is closed")
            self._items.append(item)
            # All, and not one: the one may be another writer, or have been cancelled meanwhile.
            self._changed.notify_all()

    async def close(self) -> None:
        """Accept no more items, and let everybody know who waits."""
        async with self._changed:
            self._closed = True
            self._changed.notify_all()

    async def __aiter__(self) -> AsyncIterator:
        """Yield items until the inbox is closed and empty. `async for` calls this method."""
        while True:
            async with self._changed:
                await self._changed.wait_for(lambda: self._closed or self._items)
                if not self._items:
                    return
                item = self._items.popleft()
                self._changed.notify_all()
            # Outside the block: nobody else must wait while the reader works.
            yield item

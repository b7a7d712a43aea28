import asyncio
from collections import deque


class FairQueue:
    """A queue in which clients take turns, however many items each of them has."""

    def __init__(self) -> None:
        """Start with no item and no client."""
        self._items = {}
        # The line: each client that has items, once. All waiting is left to this queue, which
        # loses neither an item nor a wake-up when a `get` is cancelled.
        self._line = asyncio.Queue()

    def put(self, client, item) -> None:
        """Add an item of this client."""
        if client not in self._items:
            self._items[client] = deque()
            self._line.put_nowait(client)
        self._items[client].append(item)

    async def get(self):
        """Remove and return the item whose turn it is; wait if there is none."""
        client = await self._line.get()
        # From here to the end there is no `await`, so nobody sees anything half done.
        item = self._items[client].popleft()
        if self._items[client]:
            self._line.put_nowait(client)
        else:
            del self._items[client]
        return item

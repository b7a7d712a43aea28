# mistake: lost-handover
# fails: test_a_cancel_at_the_same_moment
import asyncio
from collections import OrderedDict, deque


class FairQueue:
    """A queue in which clients take turns, however many items each of them has."""

    def __init__(self) -> None:
        """Start with no item and no client."""
        self._line = OrderedDict()
        self._waiters = deque()

    def put(self, client, item) -> None:
        """Add an item of this client."""
        self._line.setdefault(client, deque()).append(item)
        while self._waiters:
            waiter = self._waiters.popleft()
            if not waiter.done():
                waiter.set_result(None)
                break

    async def get(self):
        """Remove and return the item whose turn it is; wait if there is none."""
        while not self._line:
            waiter = asyncio.get_running_loop().create_future()
            self._waiters.append(waiter)
            try:
                await waiter
            finally:
                if waiter in self._waiters:  # <- here
                    self._waiters.remove(waiter)
        client, items = self._line.popitem(last=False)
        item = items.popleft()
        if items:
            self._line[client] = items
        return item

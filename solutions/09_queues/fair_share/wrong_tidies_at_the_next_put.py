# mistake: kept-for-ever
# fails: test_leaves_nothing
import asyncio
from collections import deque


class FairQueue:
    """Who waits stands in a line of futures. Those who were cancelled stay there until an item comes."""

    def __init__(self) -> None:
        self.items = {}
        self.getters = deque()

    def put(self, client, item) -> None:
        self.items.setdefault(client, deque()).append(item)
        self.wake_one()

    def wake_one(self) -> None:
        while self.getters:
            getter = self.getters.popleft()
            if not getter.done():
                getter.set_result(None)
                return

    async def get(self):
        while not self.items:
            getter = asyncio.get_running_loop().create_future()
            self.getters.append(getter)  # <- here
            try:
                await getter
            except asyncio.CancelledError:
                if getter.done() and not getter.cancelled() and self.items:
                    self.wake_one()
                raise
        client = next(iter(self.items))
        items = self.items.pop(client)
        item = items.popleft()
        if items:
            self.items[client] = items
        return item

# mistake: kept-for-ever
# fails: test_leaves_nothing
import asyncio
from collections import deque


class FairQueue:
    """All who wait are woken by each item. Those who were cancelled stay in the list."""

    def __init__(self) -> None:
        self.items = {}
        self.getters = []

    def put(self, client, item) -> None:
        self.items.setdefault(client, deque()).append(item)
        for getter in self.getters:
            if not getter.done():
                getter.set_result(None)

    async def get(self):
        while not self.items:
            getter = asyncio.get_running_loop().create_future()
            self.getters.append(getter)  # <- here
            await getter
        client = next(iter(self.items))
        items = self.items.pop(client)
        item = items.popleft()
        if items:
            self.items[client] = items
        return item

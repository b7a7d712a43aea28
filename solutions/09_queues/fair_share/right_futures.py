"""Those who wait stand in a line of futures. A `get` that is cancelled as it is woken wakes the next."""

import asyncio
from collections import deque


class FairQueue:
    def __init__(self) -> None:
        self.turns = deque()  # a pair for each client that has items
        self.items_of = {}
        self.getters = deque()

    def put(self, client, item) -> None:
        items = self.items_of.get(client)
        if items is None:
            items = self.items_of[client] = deque()
            self.turns.append((client, items))
        items.append(item)
        self.wake_one()

    def wake_one(self) -> None:
        while self.getters:
            getter = self.getters.popleft()
            if not getter.done():
                getter.set_result(None)
                return

    async def get(self):
        while not self.turns:
            getter = asyncio.get_running_loop().create_future()
            self.getters.append(getter)
            try:
                await getter
            except asyncio.CancelledError:
                if getter in self.getters:
                    self.getters.remove(getter)
                elif self.turns:
                    self.wake_one()
                raise
        client, items = self.turns.popleft()
        item = items.popleft()
        if items:
            self.turns.append((client, items))
        else:
            del self.items_of[client]
        return item

"""An event that is set while there are items. Who is woken looks again whether one is left."""

import asyncio
from collections import OrderedDict, deque


class FairQueue:
    def __init__(self) -> None:
        self.some = asyncio.Event()
        self.waiting = OrderedDict()

    def put(self, client, item) -> None:
        if client not in self.waiting:
            self.waiting[client] = deque()
        self.waiting[client].append(item)
        self.some.set()

    async def get(self):
        while not self.waiting:
            self.some.clear()
            await self.some.wait()
        client, items = next(iter(self.waiting.items()))
        item = items.popleft()
        if items:
            self.waiting.move_to_end(client)
        else:
            del self.waiting[client]
        return item

# mistake: lost-wakeup
# fails: all
import asyncio
from collections import deque


class FairQueue:
    def __init__(self) -> None:
        self.items = {}
        self.some = asyncio.Event()

    def put(self, client, item) -> None:
        self.items.setdefault(client, deque()).append(item)
        self.some.set()

    async def get(self):
        await self.some.wait()  # <- here
        self.some.clear()
        client = next(iter(self.items))
        items = self.items.pop(client)
        item = items.popleft()
        if items:
            self.items[client] = items
        return item

# mistake: none
# fails: test_a_cancel_at_the_same_moment, test_many_wait, test_minutes
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
        if not self.items:
            self.some.clear()
            await self.some.wait()
        client = next(iter(self.items))  # <- here
        items = self.items.pop(client)
        item = items.popleft()
        if items:
            self.items[client] = items
        return item

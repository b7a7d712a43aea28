# mistake: spin-wait
# fails: test_a_cancel_at_the_same_moment, test_busy_day, test_is_woken, test_minutes
import asyncio
from collections import deque


class FairQueue:
    def __init__(self) -> None:
        self.items = {}

    def put(self, client, item) -> None:
        self.items.setdefault(client, deque()).append(item)

    async def get(self):
        while not self.items:
            await asyncio.sleep(0)  # <- here
        client = next(iter(self.items))
        items = self.items.pop(client)
        item = items.popleft()
        if items:
            self.items[client] = items
        return item

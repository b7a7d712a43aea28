# mistake: wrong-order
# fails: test_any_value, test_comes_back, test_equal_clients, test_newcomers, test_takes_turns
import asyncio
import random
from collections import deque


class FairQueue:
    def __init__(self) -> None:
        self.items = {}
        self.count = asyncio.Semaphore(0)

    def put(self, client, item) -> None:
        self.items.setdefault(client, deque()).append(item)
        self.count.release()

    async def get(self):
        await self.count.acquire()
        client = random.choice(list(self.items))
        item = self.items[client].popleft()
        if not self.items[client]:
            del self.items[client]
        return item

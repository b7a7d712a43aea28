# mistake: none
# fails: test_thousands
import asyncio
from collections import deque


class FairQueue:
    def __init__(self) -> None:
        self.queues = {}
        self.served = {}
        self.number = 0
        self.count = asyncio.Semaphore(0)

    def put(self, client, item) -> None:
        if client not in self.queues:
            self.number += 1
            self.queues[client] = deque()
            self.served[client] = self.number
        self.queues[client].append(item)
        self.count.release()

    async def get(self):
        await self.count.acquire()
        client = min(self.queues, key=self.served.__getitem__)  # <- here
        self.number += 1
        self.served[client] = self.number
        item = self.queues[client].popleft()
        if not self.queues[client]:
            del self.queues[client], self.served[client]
        return item

# mistake: none
# fails: test_comes_back, test_leaves_nothing, test_newcomers, test_thousands
import asyncio
from collections import Counter, deque


class FairQueue:
    def __init__(self) -> None:
        self.queues = {}
        self.served = Counter()
        self.count = asyncio.Semaphore(0)

    def put(self, client, item) -> None:
        self.queues.setdefault(client, deque()).append(item)
        self.count.release()

    async def get(self):
        await self.count.acquire()
        client = min(self.queues, key=self.served.__getitem__)  # <- here
        self.served[client] += 1
        item = self.queues[client].popleft()
        if not self.queues[client]:
            del self.queues[client]
        return item

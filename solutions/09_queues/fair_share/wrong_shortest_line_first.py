# mistake: wrong-order
# fails: test_any_value, test_comes_back, test_equal_clients, test_newcomers, test_takes_turns, test_thousands
import asyncio
from collections import deque


class FairQueue:
    def __init__(self) -> None:
        self.queues = {}
        self.count = asyncio.Semaphore(0)

    def put(self, client, item) -> None:
        self.queues.setdefault(client, deque()).append(item)
        self.count.release()

    async def get(self):
        await self.count.acquire()
        client = min(self.queues, key=lambda c: len(self.queues[c]))
        item = self.queues[client].popleft()
        if not self.queues[client]:
            del self.queues[client]
        return item

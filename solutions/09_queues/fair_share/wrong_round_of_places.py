# mistake: none
# fails: test_comes_back, test_newcomers
import asyncio
from collections import deque


class FairQueue:
    """Goes round a list of clients by an index. Who is new goes to the end of the list."""

    def __init__(self) -> None:
        self.clients = []
        self.queues = {}
        self.place = 0
        self.count = asyncio.Semaphore(0)

    def put(self, client, item) -> None:
        if client not in self.queues:
            self.queues[client] = deque()
            self.clients.append(client)  # <- here
        self.queues[client].append(item)
        self.count.release()

    async def get(self):
        await self.count.acquire()
        self.place %= len(self.clients)
        client = self.clients[self.place]
        item = self.queues[client].popleft()
        if self.queues[client]:
            self.place += 1
        else:
            del self.queues[client], self.clients[self.place]
        return item

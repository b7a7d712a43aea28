# mistake: wrong-order
# fails: test_comes_back, test_equal_clients, test_newcomers, test_takes_turns
import asyncio
from collections import deque


class FairQueue:
    def __init__(self) -> None:
        self.line = deque()
        self.items = {}
        self.count = asyncio.Semaphore(0)

    def put(self, client, item) -> None:
        if client not in self.items:
            self.items[client] = deque()
            self.line.appendleft(client)
        self.items[client].append(item)
        self.count.release()

    async def get(self):
        await self.count.acquire()
        client = self.line.popleft()
        item = self.items[client].popleft()
        if self.items[client]:
            self.line.append(client)
        else:
            del self.items[client]
        return item

# mistake: none
# fails: test_a_cancel_at_the_same_moment, test_two_queues
import asyncio
from collections import deque


class FairQueue:
    items: dict = {}  # <- here

    def __init__(self) -> None:
        self.line = asyncio.Queue()

    def put(self, client, item) -> None:
        if client not in self.items:
            self.items[client] = deque()
            self.line.put_nowait(client)
        self.items[client].append(item)

    async def get(self):
        client = await self.line.get()
        item = self.items[client].popleft()
        if self.items[client]:
            self.line.put_nowait(client)
        else:
            del self.items[client]
        return item

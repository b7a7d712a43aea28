# mistake: guessed-time-limit
# fails: test_minutes
import asyncio
from collections import deque


class FairQueue:
    def __init__(self) -> None:
        self.items = {}
        self.line = asyncio.Queue()

    def put(self, client, item) -> None:
        if client not in self.items:
            self.items[client] = deque()
            self.line.put_nowait(client)
        self.items[client].append(item)

    async def get(self):
        client = await asyncio.wait_for(self.line.get(), 30)  # <- here
        item = self.items[client].popleft()
        if self.items[client]:
            self.line.put_nowait(client)
        else:
            del self.items[client]
        return item

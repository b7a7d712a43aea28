# mistake: async-not-asked
# fails: all
import asyncio
from collections import deque


class FairQueue:
    def __init__(self) -> None:
        self.items = {}
        self.line = asyncio.Queue()

    async def put(self, client, item) -> None:  # <- here
        if client not in self.items:
            self.items[client] = deque()
            await self.line.put(client)
        self.items[client].append(item)

    async def get(self):
        client = await self.line.get()
        item = self.items[client].popleft()
        if self.items[client]:
            await self.line.put(client)
        else:
            del self.items[client]
        return item

# mistake: unexpected-error
# fails: test_thousands
import asyncio
from collections import deque


class FairQueue:
    def __init__(self) -> None:
        self.items = {}
        self.line = asyncio.Queue(1000)

    def put(self, client, item) -> None:
        if client not in self.items:
            self.items[client] = deque()
            self.line.put_nowait(client)  # <- here
        self.items[client].append(item)

    async def get(self):
        client = await self.line.get()
        item = self.items[client].popleft()
        if self.items[client]:
            self.line.put_nowait(client)
        else:
            del self.items[client]
        return item

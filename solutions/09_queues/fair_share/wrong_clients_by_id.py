# mistake: wrong-order
# fails: test_equal_clients
import asyncio
from collections import deque


class FairQueue:
    def __init__(self) -> None:
        self.items = {}
        self.line = asyncio.Queue()

    def put(self, client, item) -> None:
        key = id(client)
        if key not in self.items:
            self.items[key] = deque()
            self.line.put_nowait(key)
        self.items[key].append(item)

    async def get(self):
        key = await self.line.get()
        item = self.items[key].popleft()
        if self.items[key]:
            self.line.put_nowait(key)
        else:
            del self.items[key]
        return item

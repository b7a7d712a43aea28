# mistake: falsy-dropped
# fails: test_any_value
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
        if item:  # <- here
            self.items[client].append(item)

    async def get(self):
        while True:
            client = await self.line.get()
            if self.items[client]:
                break
            del self.items[client]
        item = self.items[client].popleft()
        if self.items[client]:
            self.line.put_nowait(client)
        else:
            del self.items[client]
        return item

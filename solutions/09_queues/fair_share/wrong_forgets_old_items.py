# mistake: none
# fails: test_takes_turns
import asyncio
from collections import deque


class FairQueue:
    def __init__(self) -> None:
        self.items = {}
        self.line = asyncio.Queue()

    def put(self, client, item) -> None:
        if client not in self.items:
            self.items[client] = deque(maxlen=1000)  # <- here
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

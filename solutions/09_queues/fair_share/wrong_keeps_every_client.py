# mistake: kept-for-ever
# fails: test_leaves_nothing
import asyncio
from collections import defaultdict, deque


class FairQueue:
    def __init__(self) -> None:
        self.items = defaultdict(deque)
        self.line = asyncio.Queue()

    def put(self, client, item) -> None:
        if not self.items[client]:
            self.line.put_nowait(client)
        self.items[client].append(item)

    async def get(self):
        client = await self.line.get()
        item = self.items[client].popleft()  # <- here
        if self.items[client]:
            self.line.put_nowait(client)
        return item

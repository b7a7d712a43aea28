# mistake: swallowed-cancel
# fails: test_a_cancel_at_the_same_moment, test_ends_as_cancelled
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
        try:
            client = await self.line.get()
        except asyncio.CancelledError:  # <- here
            return None
        item = self.items[client].popleft()
        if self.items[client]:
            self.line.put_nowait(client)
        else:
            del self.items[client]
        return item

# mistake: none
# fails: test_a_cancel_at_the_same_moment
import asyncio
from collections import deque


class FairQueue:
    """Lets others in between two steps. Who is cancelled there takes the client out of the line."""

    def __init__(self) -> None:
        self.items = {}
        self.line = asyncio.Queue()

    def put(self, client, item) -> None:
        if client not in self.items:
            self.items[client] = deque()
            self.line.put_nowait(client)
        self.items[client].append(item)

    async def get(self):
        client = await self.line.get()
        await asyncio.sleep(0)  # <- here
        item = self.items[client].popleft()
        if self.items[client]:
            self.line.put_nowait(client)
        else:
            del self.items[client]
        return item

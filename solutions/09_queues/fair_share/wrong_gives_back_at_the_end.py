# mistake: wrong-order
# fails: test_a_cancel_hurts_nobody
import asyncio
from collections import deque


class FairQueue:
    def __init__(self) -> None:
        self.line: dict[object, deque] = {}
        self.waiting: dict[asyncio.Future, None] = {}

    def put(self, client, item) -> None:
        while self.waiting:
            future = next(iter(self.waiting))
            del self.waiting[future]
            if not future.done():
                future.set_result((client, item))
                return
        self.line.setdefault(client, deque()).append(item)

    async def get(self):
        if not self.line:
            return await self.handed_over()
        client = next(iter(self.line))
        items = self.line.pop(client)
        item = items.popleft()
        if items:
            self.line[client] = items
        return item

    async def handed_over(self):
        future = asyncio.get_running_loop().create_future()
        self.waiting[future] = None
        try:
            return (await future)[1]
        except asyncio.CancelledError:
            self.waiting.pop(future, None)
            if future.done() and not future.cancelled():
                self.put(*future.result())  # <- here
            raise

"""A semaphore counts the items that nobody has promised to take; the line is a dictionary."""

import asyncio
from collections import deque


class FairQueue:
    def __init__(self) -> None:
        self.there = asyncio.Semaphore(0)
        self.line: dict[object, deque] = {}

    def put(self, client, item) -> None:
        self.line.setdefault(client, deque()).append(item)
        self.there.release()

    async def get(self):
        await self.there.acquire()
        client = next(iter(self.line))
        items = self.line.pop(client)
        item = items.popleft()
        if items:
            self.line[client] = items
        return item

"""A queue like those in asyncio, which leaves to its subclasses in which order items are kept."""

import asyncio
from collections import deque


class Turns(asyncio.Queue):
    def _init(self, maxsize):
        self.number = 0
        self.line = {}

    def qsize(self):
        return self.number

    def empty(self):
        return not self.line

    def _put(self, pair):
        client, item = pair
        self.line.setdefault(client, deque()).append(item)
        self.number += 1

    def _get(self):
        client = next(iter(self.line))
        items = self.line.pop(client)
        item = items.popleft()
        if items:
            self.line[client] = items
        self.number -= 1
        return item


class FairQueue:
    def __init__(self) -> None:
        self.inner = Turns()

    def put(self, client, item) -> None:
        self.inner.put_nowait((client, item))

    async def get(self):
        return await self.inner.get()

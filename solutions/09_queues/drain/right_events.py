"""Each change sets the event that all wait for, and puts a new one in its place. An iterator of its own."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator


class Inbox:
    def __init__(self, size: int) -> None:
        self.size = size
        self.items = deque()
        self.closed = False
        self.change = asyncio.Event()

    def changed(self) -> None:
        self.change.set()
        self.change = asyncio.Event()

    async def put(self, item) -> None:
        while not self.closed and len(self.items) >= self.size:
            await self.change.wait()
        if self.closed:
            raise ValueError("nothing more is taken")
        self.items.append(item)
        self.changed()

    async def close(self) -> None:
        self.closed = True
        self.changed()

    def __aiter__(self) -> AsyncIterator:
        return self

    async def __anext__(self):
        while not self.items:
            if self.closed:
                raise StopAsyncIteration
            await self.change.wait()
        item = self.items.popleft()
        self.changed()
        return item

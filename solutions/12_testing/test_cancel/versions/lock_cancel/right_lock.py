"""is right, with a lock."""

import asyncio


class Printer:
    def __init__(self, send):
        self.send = send
        self.lock = asyncio.Lock()

    async def print_one(self, document):
        async with self.lock:
            return await self.send(document)

    async def print_all(self, documents):
        async with self.lock:
            return [await self.send(document) for document in documents]

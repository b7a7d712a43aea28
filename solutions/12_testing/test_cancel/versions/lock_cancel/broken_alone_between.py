"""lets others in between the documents of `print_all`."""

import asyncio


class Printer:
    def __init__(self, send):
        self.send = send
        self.lock = asyncio.Lock()

    async def print_one(self, document):
        async with self.lock:
            return await self.send(document)

    async def print_all(self, documents):
        return [await self.print_one(document) for document in documents]

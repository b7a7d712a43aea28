"""is right, on a machine that stalls for 0.6 s just after a document was sent."""

import asyncio
import time


class Printer:
    def __init__(self, send):
        self.document = send
        self.stalls = [0.6]
        self.lock = asyncio.Lock()

    async def send(self, document):
        try:
            return await self.document(document)
        finally:
            if self.stalls:
                time.sleep(self.stalls.pop())

    async def print_one(self, document):
        async with self.lock:
            return await self.send(document)

    async def print_all(self, documents):
        async with self.lock:
            return [await self.send(document) for document in documents]

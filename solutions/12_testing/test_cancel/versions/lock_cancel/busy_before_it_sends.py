"""is right, on a machine that stalls for 0.6 s just before a document is sent."""

import asyncio
import time
from weakref import WeakSet

STALLED = WeakSet()


def stall_once():
    loop = asyncio.get_running_loop()
    if loop not in STALLED:
        STALLED.add(loop)
        time.sleep(0.6)


class Printer:
    def __init__(self, send):
        self.document = send
        self.lock = asyncio.Lock()

    async def send(self, document):
        stall_once()
        return await self.document(document)

    async def print_one(self, document):
        async with self.lock:
            return await self.send(document)

    async def print_all(self, documents):
        async with self.lock:
            return [await self.send(document) for document in documents]

"""returns None when it is cancelled while it prints, and hides the cancellation."""

import asyncio


class Printer:
    def __init__(self, send):
        self.send = send
        self.lock = asyncio.Lock()

    async def print_one(self, document):
        async with self.lock:
            try:
                return await self.send(document)
            except asyncio.CancelledError:
                return None

    async def print_all(self, documents):
        async with self.lock:
            try:
                return [await self.send(document) for document in documents]
            except asyncio.CancelledError:
                return None

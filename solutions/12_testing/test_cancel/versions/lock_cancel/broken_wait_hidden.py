"""returns None when a caller is cancelled while it waits, and hides the cancellation."""

import asyncio


class Printer:
    def __init__(self, send):
        self.send = send
        self.lock = asyncio.Lock()

    async def print_one(self, document):
        return (await self.print_all([document]) or [None])[0]

    async def print_all(self, documents):
        try:
            await self.lock.acquire()
        except asyncio.CancelledError:
            return []
        try:
            return [await self.send(document) for document in documents]
        finally:
            self.lock.release()

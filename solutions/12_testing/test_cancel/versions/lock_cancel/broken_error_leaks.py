"""keeps the printer for ever when `send` raises."""

import asyncio


class Printer:
    def __init__(self, send):
        self.send = send
        self.lock = asyncio.Lock()

    async def print_one(self, document):
        return (await self.print_all([document]))[0]

    async def print_all(self, documents):
        await self.lock.acquire()
        try:
            receipts = [await self.send(document) for document in documents]
        except asyncio.CancelledError:
            self.lock.release()
            raise
        self.lock.release()
        return receipts

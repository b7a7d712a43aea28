"""keeps the printer for ever when a caller is cancelled while it prints."""

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
        except Exception:
            self.lock.release()
            raise
        self.lock.release()
        return receipts

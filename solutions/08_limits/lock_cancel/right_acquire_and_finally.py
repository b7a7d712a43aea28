"""Takes the lock by hand: `acquire` above the `try`, `release` in the `finally`."""

import asyncio


class Printer:
    def __init__(self, send):
        self.send = send
        self.free = asyncio.Lock()

    async def print_one(self, document):
        await self.free.acquire()
        try:
            return await self.send(document)
        finally:
            self.free.release()

    async def print_all(self, documents):
        receipts = []
        await self.free.acquire()
        try:
            for document in documents:
                receipts.append(await self.send(document))
        finally:
            self.free.release()
        return receipts

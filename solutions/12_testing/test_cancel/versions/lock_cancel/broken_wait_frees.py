"""frees the printer when somebody who waits is cancelled, though another is printing."""

import asyncio


class Printer:
    def __init__(self, send):
        self.send = send
        self.lock = asyncio.Lock()

    async def print_one(self, document):
        return (await self.print_all([document]))[0]

    async def print_all(self, documents):
        try:
            await self.lock.acquire()
            return [await self.send(document) for document in documents]
        finally:
            if self.lock.locked():
                self.lock.release()

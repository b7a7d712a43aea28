"""goes on with `send` when its caller is cancelled, and lets the next one wait for that."""

import asyncio


class Printer:
    def __init__(self, send):
        self.send = send
        self.lock = asyncio.Lock()

    async def print_one(self, document):
        return (await self.print_all([document]))[0]

    async def print_all(self, documents):
        async with self.lock:
            printing = asyncio.gather(*[self.each(documents)])
            try:
                return (await asyncio.shield(printing))[0]
            finally:
                await asyncio.wait([printing])

    async def each(self, documents):
        return [await self.send(document) for document in documents]

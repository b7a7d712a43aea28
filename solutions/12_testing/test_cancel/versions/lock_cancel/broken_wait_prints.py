"""still prints the document of a caller that was cancelled while it waited."""

import asyncio


class Printer:
    def __init__(self, send):
        self.send = send
        self.lock = asyncio.Lock()

    async def print_one(self, document):
        return (await self.print_all([document]))[0]

    async def print_all(self, documents):
        printing = asyncio.create_task(self.each(documents, begun := []))
        try:
            return await asyncio.shield(printing)
        except asyncio.CancelledError:
            if begun:
                printing.cancel()
                await asyncio.wait([printing])
            raise

    async def each(self, documents, begun):
        async with self.lock:
            begun.append(True)
            return [await self.send(document) for document in documents]

"""hands the printer on while the `send` that was cancelled still cleans up."""

import asyncio


class Printer:
    def __init__(self, send):
        self.send = send
        self.lock = asyncio.Lock()

    async def print_one(self, document):
        return (await self.print_all([document]))[0]

    async def print_all(self, documents):
        async with self.lock:
            printing = asyncio.create_task(self.each(documents))
            try:
                return await asyncio.shield(printing)
            except asyncio.CancelledError:
                printing.cancel()
                raise

    async def each(self, documents):
        return [await self.send(document) for document in documents]

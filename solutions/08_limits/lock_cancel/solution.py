import asyncio


class Printer:
    """A printer for many callers: one document at a time, in the order in which they came."""

    def __init__(self, send) -> None:
        """Store the async function: `send(document)` prints one document, and returns a receipt."""
        self.send = send
        self.lock = asyncio.Lock()

    async def print_one(self, document) -> object:
        """Print one document when its turn comes; return the receipt."""
        async with self.lock:
            return await self.send(document)

    async def print_all(self, documents) -> list:
        """Print several documents, with nothing in between; return the list of the receipts."""
        async with self.lock:
            return [await self.send(document) for document in documents]

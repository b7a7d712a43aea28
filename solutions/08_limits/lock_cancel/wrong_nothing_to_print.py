# mistake: falsy-dropped
# fails: test_returns_the_receipts
import asyncio


class Printer:
    def __init__(self, send) -> None:
        self.send = send
        self.lock = asyncio.Lock()

    async def print_one(self, document) -> object:
        async with self.lock:
            return await self.send(document)

    async def print_all(self, documents) -> list:
        async with self.lock:
            receipts = [await self.send(document) for document in documents]
            return [receipt for receipt in receipts if receipt]  # <- here

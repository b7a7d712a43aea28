# mistake: duplicates-merged
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
        receipts = dict.fromkeys(documents)
        async with self.lock:
            for document in receipts:
                receipts[document] = await self.send(document)
        return list(receipts.values())

# mistake: guessed-time-limit
# fails: test_one_at_a_time
import asyncio


class Printer:
    def __init__(self, send) -> None:
        self.send = send
        self.lock = asyncio.Lock()

    async def print_one(self, document) -> object:
        async with self.lock:
            return await self.send(document)

    async def print_all(self, documents) -> list:
        receipts = []
        async with self.lock:
            for document in documents:
                async with asyncio.timeout(30):  # <- here
                    receipts.append(await self.send(document))
        return receipts

# mistake: none
# fails: test_cancelled_while_printing
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
            return [await asyncio.shield(self.send(document)) for document in documents]

# mistake: none
# fails: test_first_come_first_served
import asyncio


class Printer:
    def __init__(self, send) -> None:
        self.send = send
        self.lock = asyncio.Lock()

    async def print_one(self, document) -> object:
        async with self.lock:
            return await self.send(document)

    async def print_all(self, documents) -> list:
        return [await self.print_one(document) for document in documents]

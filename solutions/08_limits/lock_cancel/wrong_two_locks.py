# mistake: none
# fails: test_first_come_first_served, test_one_at_a_time
import asyncio


class Printer:
    def __init__(self, send) -> None:
        self.send = send
        self.one = asyncio.Lock()
        self.all = asyncio.Lock()

    async def print_one(self, document) -> object:
        async with self.one:
            return await self.send(document)

    async def print_all(self, documents) -> list:
        async with self.all:
            return [await self.send(document) for document in documents]

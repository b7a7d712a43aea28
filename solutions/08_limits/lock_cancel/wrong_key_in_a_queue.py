# mistake: none
# fails: test_first_come_first_served
import asyncio
from contextlib import asynccontextmanager


class Printer:
    def __init__(self, send) -> None:
        self.send = send
        self.keys = asyncio.Queue()
        self.keys.put_nowait("the key")

    @asynccontextmanager
    async def turn(self):
        key = await self.keys.get()
        try:
            yield
        finally:
            self.keys.put_nowait(key)

    async def print_one(self, document) -> object:
        async with self.turn():
            return await self.send(document)

    async def print_all(self, documents) -> list:
        async with self.turn():
            return [await self.send(document) for document in documents]

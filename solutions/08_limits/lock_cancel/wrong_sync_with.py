# mistake: sync-protocol
# fails: all
import asyncio


class Printer:
    def __init__(self, send) -> None:
        self.send = send
        self.lock = asyncio.Lock()

    async def print_one(self, document) -> object:
        with self.lock:  # <- here
            return await self.send(document)

    async def print_all(self, documents) -> list:
        with self.lock:
            return [await self.send(document) for document in documents]

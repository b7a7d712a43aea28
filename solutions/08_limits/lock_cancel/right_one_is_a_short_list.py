"""One document is a list of one; a semaphore of one is a lock by another name."""

from asyncio import Semaphore


class Printer:
    def __init__(self, send) -> None:
        self.send = send
        self.turn = Semaphore(1)

    async def print_one(self, document) -> object:
        (receipt,) = await self.print_all([document])
        return receipt

    async def print_all(self, documents) -> list:
        async with self.turn:
            return [await self.send(document) for document in documents]

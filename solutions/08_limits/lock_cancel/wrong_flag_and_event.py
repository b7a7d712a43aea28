# mistake: none
# fails: test_first_come_first_served
import asyncio


class Printer:
    def __init__(self, send) -> None:
        self.send = send
        self.free = asyncio.Event()
        self.free.set()

    async def print_one(self, document) -> object:
        return (await self.print_all([document]))[0]

    async def print_all(self, documents) -> list:
        while not self.free.is_set():
            await self.free.wait()
        self.free.clear()
        try:
            return [await self.send(document) for document in documents]
        finally:
            self.free.set()

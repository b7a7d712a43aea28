# mistake: none
# fails: test_cancelled_while_printing
import asyncio


class Printer:
    def __init__(self, send) -> None:
        self.send = send
        self.lock = asyncio.Lock()

    async def print_one(self, document) -> object:
        return (await self.print_all([document]))[0]

    async def print_all(self, documents) -> list:
        async with self.lock:
            return [await self.one(document) for document in documents]

    async def one(self, document):
        printing = asyncio.ensure_future(self.send(document))
        try:
            await asyncio.wait([printing])
        except asyncio.CancelledError:
            printing.cancel()
            await asyncio.wait([printing], timeout=10)
            raise
        return printing.result()

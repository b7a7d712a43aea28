# mistake: reentrant-lock
# fails: test_errors_come_out, test_first_come_first_served, test_goes_on_after_an_error, test_one_at_a_time, test_returns_the_receipts
import asyncio


class Printer:
    def __init__(self, send) -> None:
        self.send = send
        self.lock = asyncio.Lock()

    async def print_one(self, document) -> object:
        async with self.lock:  # <- here
            return await self.send(document)

    async def print_all(self, documents) -> list:
        async with self.lock:
            return [await self.print_one(document) for document in documents]

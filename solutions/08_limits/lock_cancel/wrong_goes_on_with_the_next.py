# mistake: swallowed-cancel
# fails: test_cancelled_while_printing, test_errors_come_out
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
                try:
                    receipts.append(await self.send(document))
                except BaseException:  # <- here
                    receipts.append(None)
        return receipts

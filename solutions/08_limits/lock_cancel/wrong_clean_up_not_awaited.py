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
            receipts = []
            for document in documents:
                task = asyncio.create_task(self.send(document))
                try:
                    receipts.append(await asyncio.shield(task))
                except asyncio.CancelledError:
                    task.cancel()
                    raise
            return receipts

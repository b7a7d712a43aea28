"""is right, and each caller waits until the one before is over."""

import asyncio


class Printer:
    def __init__(self, send):
        self.send = send
        self.last = None

    async def print_one(self, document):
        receipts = await self.print_all((document,))
        return receipts[0]

    async def print_all(self, documents):
        before, over = self.last, asyncio.get_running_loop().create_future()
        self.last = over
        try:
            if before is not None:
                await asyncio.wait([before])
        except asyncio.CancelledError:
            before.add_done_callback(lambda _: over.set_result(None))
            raise
        try:
            return [await self.send(document) for document in documents]
        finally:
            over.set_result(None)

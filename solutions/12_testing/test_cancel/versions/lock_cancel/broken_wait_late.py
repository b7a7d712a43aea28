"""lets a caller that was cancelled wait for its turn before it ends."""

import asyncio


class Printer:
    def __init__(self, send):
        self.send = send
        self.lock = asyncio.Lock()

    async def print_one(self, document):
        return (await self.print_all([document]))[0]

    async def print_all(self, documents):
        turn = asyncio.ensure_future(self.lock.acquire())
        try:
            await asyncio.shield(turn)
        except asyncio.CancelledError:
            await turn
            self.lock.release()
            raise
        try:
            return [await self.send(document) for document in documents]
        finally:
            self.lock.release()

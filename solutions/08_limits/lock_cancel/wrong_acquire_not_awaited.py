# mistake: never-awaited
# fails: all
import asyncio


class Printer:
    def __init__(self, send) -> None:
        self.send = send
        self.lock = asyncio.Lock()

    async def print_one(self, document) -> object:
        return (await self.print_all([document]))[0]

    async def print_all(self, documents) -> list:
        self.lock.acquire()  # <- here
        try:
            return [await self.send(document) for document in documents]
        finally:
            self.lock.release()

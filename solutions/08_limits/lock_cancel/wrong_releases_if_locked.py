# mistake: freed-anothers-lock
# fails: test_a_cancelled_wait_disturbs_nobody
import asyncio


class Printer:
    def __init__(self, send) -> None:
        self.send = send
        self.lock = asyncio.Lock()

    async def print_one(self, document) -> object:
        return (await self.print_all([document]))[0]

    async def print_all(self, documents) -> list:
        try:
            await self.lock.acquire()
            return [await self.send(document) for document in documents]
        finally:
            if self.lock.locked():
                self.lock.release()  # <- here

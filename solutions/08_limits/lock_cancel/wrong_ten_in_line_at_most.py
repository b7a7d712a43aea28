# mistake: unexpected-error
# fails: test_first_come_first_served, test_no_gap, test_one_at_a_time
import asyncio


class Printer:
    def __init__(self, send) -> None:
        self.send = send
        self.lock = asyncio.Lock()
        self.line = asyncio.Semaphore(10)

    async def print_one(self, document) -> object:
        return (await self.print_all([document]))[0]

    async def print_all(self, documents) -> list:
        if self.line.locked():
            raise RuntimeError("too many people wait")  # <- here
        async with self.line, self.lock:
            return [await self.send(document) for document in documents]

# mistake: guessed-time-limit
# fails: test_first_come_first_served, test_no_gap, test_one_at_a_time
import asyncio


class Printer:
    def __init__(self, send) -> None:
        self.send = send
        self.lock = asyncio.Lock()

    async def print_one(self, document) -> object:
        async with self.lock:
            return await asyncio.wait_for(self.send(document), 30)  # <- here

    async def print_all(self, documents) -> list:
        async with self.lock:
            return [await asyncio.wait_for(self.send(document), 30) for document in documents]

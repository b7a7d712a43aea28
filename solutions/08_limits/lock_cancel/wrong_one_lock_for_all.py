# mistake: shared-between-calls
# fails: test_a_cancelled_wait_disturbs_nobody, test_cancelled_as_its_turn_comes, test_first_come_first_served, test_printers_are_independent
import asyncio


class Printer:
    lock = asyncio.Lock()  # <- here

    def __init__(self, send) -> None:
        self.send = send

    async def print_one(self, document) -> object:
        async with self.lock:
            return await self.send(document)

    async def print_all(self, documents) -> list:
        async with self.lock:
            return [await self.send(document) for document in documents]

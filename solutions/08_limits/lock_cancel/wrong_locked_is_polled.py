# mistake: spin-wait
# fails: test_a_cancelled_wait_disturbs_nobody, test_cancelled_as_its_turn_comes, test_first_come_first_served, test_goes_on_after_an_error, test_no_gap, test_one_at_a_time
import asyncio


class Printer:
    def __init__(self, send) -> None:
        self.send = send
        self.lock = asyncio.Lock()

    async def print_one(self, document) -> object:
        while self.lock.locked():
            await asyncio.sleep(1)
        async with self.lock:
            return await self.send(document)

    async def print_all(self, documents) -> list:
        while self.lock.locked():
            await asyncio.sleep(1)  # <- here
        async with self.lock:
            return [await self.send(document) for document in documents]

# mistake: spin-wait
# fails: test_cancelled_as_its_turn_comes, test_no_gap
import asyncio


class Printer:
    def __init__(self, send) -> None:
        self.send = send
        self.lock = asyncio.Lock()

    async def print_one(self, document) -> object:
        return (await self.print_all([document]))[0]

    async def print_all(self, documents) -> list:
        for _ in range(2000):
            if not self.lock.locked():
                break
            await asyncio.sleep(0)  # <- here
        async with self.lock:
            return [await self.send(document) for document in documents]

# mistake: leaked-permit
# fails: test_cancelled_as_its_turn_comes, test_goes_on_after_a_cancel, test_goes_on_after_an_error
import asyncio


class Printer:
    def __init__(self, send) -> None:
        self.send = send
        self.lock = asyncio.Lock()

    async def print_one(self, document) -> object:
        return (await self.print_all([document]))[0]

    async def print_all(self, documents) -> list:
        await self.lock.acquire()  # <- here
        receipts = [await self.send(document) for document in documents]
        self.lock.release()
        return receipts

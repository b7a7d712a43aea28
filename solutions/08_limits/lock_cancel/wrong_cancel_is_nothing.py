# mistake: swallowed-cancel
# fails: test_cancelled_as_its_turn_comes, test_cancelled_while_printing, test_cancelled_while_waiting, test_goes_on_after_a_cancel, test_goes_on_after_an_error
import asyncio


class Printer:
    def __init__(self, send) -> None:
        self.send = send
        self.lock = asyncio.Lock()

    async def print_one(self, document) -> object:
        try:
            async with self.lock:
                return await self.send(document)
        except asyncio.CancelledError:  # <- here
            return None

    async def print_all(self, documents) -> list:
        async with self.lock:
            return [await self.send(document) for document in documents]

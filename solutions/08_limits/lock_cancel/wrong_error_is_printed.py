# mistake: swallowed-error
# fails: test_errors_come_out, test_first_come_first_served, test_goes_on_after_an_error
import asyncio


class Printer:
    def __init__(self, send) -> None:
        self.send = send
        self.lock = asyncio.Lock()

    async def print_one(self, document) -> object:
        async with self.lock:
            try:
                return await self.send(document)
            except Exception as error:  # <- here
                print("not printed:", error)
                return None

    async def print_all(self, documents) -> list:
        return [await self.print_one(document) for document in documents]

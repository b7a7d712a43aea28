# mistake: spin-wait
# fails: test_a_cancelled_wait_disturbs_nobody, test_first_come_first_served, test_goes_on_after_an_error, test_no_gap
import asyncio


class Printer:
    def __init__(self, send) -> None:
        self.send = send
        self.busy = False

    async def print_one(self, document) -> object:
        return (await self.print_all([document]))[0]

    async def print_all(self, documents) -> list:
        while self.busy:
            await asyncio.sleep(0.01)  # <- here
        self.busy = True
        try:
            return [await self.send(document) for document in documents]
        finally:
            self.busy = False

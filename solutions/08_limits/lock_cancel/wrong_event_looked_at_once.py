# mistake: none
# fails: test_a_cancelled_wait_disturbs_nobody, test_cancelled_as_its_turn_comes, test_cancelled_while_printing, test_first_come_first_served, test_no_gap, test_one_at_a_time
import asyncio


class Printer:
    def __init__(self, send) -> None:
        self.send = send
        self.free = asyncio.Event()
        self.free.set()

    async def print_one(self, document) -> object:
        return (await self.print_all([document]))[0]

    async def print_all(self, documents) -> list:
        await self.free.wait()
        self.free.clear()
        try:
            return [await self.send(document) for document in documents]
        finally:
            self.free.set()

# mistake: none
# fails: test_a_cancelled_wait_disturbs_nobody, test_cancelled_as_its_turn_comes, test_cancelled_while_printing, test_cancelled_while_waiting, test_first_come_first_served, test_no_gap, test_one_at_a_time
import asyncio


class Printer:
    def __init__(self, send) -> None:
        self.send = send

    async def print_one(self, document) -> object:
        async with asyncio.Lock():
            return await self.send(document)

    async def print_all(self, documents) -> list:
        async with asyncio.Lock():
            return [await self.send(document) for document in documents]

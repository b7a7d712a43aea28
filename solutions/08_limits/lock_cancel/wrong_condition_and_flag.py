# mistake: none
# fails: test_first_come_first_served
# fails from 3.13: test_a_cancelled_wait_disturbs_nobody, test_first_come_first_served
import asyncio


class Printer:
    def __init__(self, send) -> None:
        self.send = send
        self.busy = False
        self.free = asyncio.Condition()

    async def print_one(self, document) -> object:
        return (await self.print_all([document]))[0]

    async def print_all(self, documents) -> list:
        async with self.free:
            await self.free.wait_for(lambda: not self.busy)
            self.busy = True
        try:
            return [await self.send(document) for document in documents]
        finally:
            self.busy = False
            async with self.free:
                self.free.notify_all()

# mistake: spin-wait
# fails: test_no_gap
import asyncio


class Printer:
    def __init__(self, send) -> None:
        self.send = send
        self.line = []

    async def print_one(self, document) -> object:
        return (await self.print_all([document]))[0]

    async def print_all(self, documents) -> list:
        me = object()
        self.line.append(me)
        try:
            while self.line[0] is not me:
                await asyncio.sleep(0.1)  # <- here
            return [await self.send(document) for document in documents]
        finally:
            self.line.remove(me)

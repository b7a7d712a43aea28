"""Everybody waits for the end of the one before, and whoever leaves the queue early links the two beside."""

import asyncio


class Printer:
    def __init__(self, send) -> None:
        self.send = send
        self.last = None

    async def print_one(self, document) -> object:
        async def one():
            return await self.send(document)

        return await self.in_turn(one)

    async def print_all(self, documents) -> list:
        async def one_after_another():
            return [await self.send(document) for document in documents]

        return await self.in_turn(one_after_another)

    async def in_turn(self, work):
        before, mine = self.last, asyncio.get_running_loop().create_future()
        self.last = mine
        try:
            if before is not None:
                await asyncio.wait([before])
            return await work()
        finally:
            if before is None or before.done():
                mine.set_result(None)
            else:
                before.add_done_callback(lambda _: mine.set_result(None))

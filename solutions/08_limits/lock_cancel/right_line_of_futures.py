"""A queue of its own: each caller waits on a future, and whoever leaves wakes the next."""

import asyncio
from collections import deque


class Printer:
    def __init__(self, send) -> None:
        self.send = send
        self.busy = False
        self.line = deque()

    async def print_one(self, document) -> object:
        return (await self.print_all([document]))[0]

    async def print_all(self, documents) -> list:
        await self.enter()
        try:
            return [await self.send(document) for document in documents]
        finally:
            self.leave()

    async def enter(self):
        if not self.busy:
            self.busy = True
            return
        turn = asyncio.get_running_loop().create_future()
        self.line.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if not turn.cancelled():  # it had its turn already
                self.leave()
            raise

    def leave(self):
        while self.line:
            turn = self.line.popleft()
            if not turn.done():
                turn.set_result(None)  # the printer stays busy: it is the next one's now
                return
        self.busy = False

"""is right, without a lock: each caller waits for a future of its own."""

import asyncio
from collections import deque


class Printer:
    def __init__(self, send):
        self._print = send
        self._line = deque()
        self._busy = False

    async def print_one(self, document):
        return (await self.print_all([document]))[0]

    async def print_all(self, documents):
        if self._busy:
            await self._turn()
        self._busy = True
        try:
            return [await self._print(document) for document in documents]
        finally:
            self._next()

    async def _turn(self):
        turn = asyncio.get_running_loop().create_future()
        self._line.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if not turn.cancelled():
                self._next()
            raise

    def _next(self):
        while self._line:
            turn = self._line.popleft()
            if not turn.done():
                turn.set_result(None)
                return
        self._busy = False

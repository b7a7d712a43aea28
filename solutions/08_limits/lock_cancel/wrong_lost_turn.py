# mistake: lost-handover
# fails: test_cancelled_as_its_turn_comes
import asyncio
from collections import deque
from contextlib import asynccontextmanager


class Printer:
    """A printer for many callers: one document at a time, in the order in which they came."""

    def __init__(self, send) -> None:
        """Store the async function: `send(document)` prints one document, and returns a receipt."""
        self.send = send
        self._busy = False
        self._line = deque()

    @asynccontextmanager
    async def _my_turn(self):
        if self._busy:
            turn = asyncio.get_running_loop().create_future()
            self._line.append(turn)
            try:
                await turn
            except asyncio.CancelledError:
                if turn in self._line:
                    self._line.remove(turn)
                raise  # <- here
        self._busy = True
        try:
            yield
        finally:
            self._next_please()

    def _next_please(self):
        while self._line:
            turn = self._line.popleft()
            if not turn.done():
                turn.set_result(None)  # the printer stays busy: it is handed over
                return
        self._busy = False

    async def print_one(self, document) -> object:
        """Print one document when its turn comes; return the receipt."""
        async with self._my_turn():
            return await self.send(document)

    async def print_all(self, documents) -> list:
        """Print several documents, with nothing in between; return the list of the receipts."""
        async with self._my_turn():
            return [await self.send(document) for document in documents]

# mistake: wrong-order
# fails: test_a_cancel_hurts_nobody
import asyncio
from collections import deque


class FairQueue:
    def __init__(self) -> None:
        self.items = {}  # by client, in the order of their turns
        self.takers = deque()

    def put(self, client, item) -> None:
        taker = self._next_taker()
        if taker is None:
            self._store(client, item)
        else:
            taker.set_result((client, item))

    async def get(self):
        if self.items:
            return self._take()
        taker = asyncio.get_running_loop().create_future()
        self.takers.append(taker)
        try:
            _, item = await taker
        except BaseException:
            self._leave(taker)
            if taker.done() and not taker.cancelled():
                client, item = taker.result()
                self._give_back(client, item)  # <- here
            raise
        return item

    def _give_back(self, client, item) -> None:
        """Let another one have it, or store it again."""
        taker = self._next_taker()
        if taker is not None:
            taker.set_result((client, item))
        else:
            self._store(client, item)

    def _store(self, client, item) -> None:
        self.items.setdefault(client, deque()).append(item)

    def _take(self):
        client = next(iter(self.items))
        items = self.items.pop(client)
        item = items.popleft()
        if items:
            self.items[client] = items
        return item

    def _next_taker(self):
        while self.takers:
            if not (taker := self.takers.popleft()).done():
                return taker
        return None

    def _leave(self, taker) -> None:
        if taker in self.takers:
            self.takers.remove(taker)

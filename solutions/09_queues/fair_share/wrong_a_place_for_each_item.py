# mistake: kept-for-ever
# fails: test_comes_back, test_leaves_nothing, test_newcomers
import asyncio
from collections import defaultdict


class FairQueue:
    """Each item is put into the round that comes after the last one of its client."""

    def __init__(self) -> None:
        self.queue = asyncio.PriorityQueue()
        self.rounds = defaultdict(int)
        self.number = 0

    def put(self, client, item) -> None:
        self.rounds[client] += 1  # <- here
        self.number += 1
        self.queue.put_nowait((self.rounds[client], self.number, item))

    async def get(self):
        return (await self.queue.get())[2]

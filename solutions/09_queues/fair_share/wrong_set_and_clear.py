# mistake: lost-wakeup
# fails: test_a_cancel_at_the_same_moment, test_any_value, test_busy_day, test_comes_back, test_equal_clients, test_leaves_nothing, test_many_wait, test_minutes, test_newcomers, test_takes_turns, test_thousands, test_two_queues
import asyncio
from collections import deque


class FairQueue:
    def __init__(self) -> None:
        self.items = {}
        self.some = asyncio.Event()

    def put(self, client, item) -> None:
        self.items.setdefault(client, deque()).append(item)
        self.some.set()

    async def get(self):
        await self.some.wait()  # <- here
        self.some.clear()
        client = next(iter(self.items))
        items = self.items.pop(client)
        item = items.popleft()
        if items:
            self.items[client] = items
        return item

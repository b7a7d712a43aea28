# mistake: lost-wakeup
# fails: test_a_cancel_at_the_same_moment, test_a_cancel_hurts_nobody, test_ends_as_cancelled, test_leaves_nothing
import asyncio
from collections import deque


class FairQueue:
    def __init__(self) -> None:
        self.items = {}
        self.getters = deque()

    def put(self, client, item) -> None:
        self.items.setdefault(client, deque()).append(item)
        if self.getters:
            getter = self.getters.popleft()
            if not getter.done():
                getter.set_result(None)

    async def get(self):
        while not self.items:
            getter = asyncio.get_running_loop().create_future()
            self.getters.append(getter)
            await getter  # <- here
        client = next(iter(self.items))
        items = self.items.pop(client)
        item = items.popleft()
        if items:
            self.items[client] = items
        return item

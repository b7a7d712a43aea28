# mistake: set-twice
# fails: test_a_cancel_at_the_same_moment, test_a_cancel_hurts_nobody, test_ends_as_cancelled, test_leaves_nothing
import asyncio
from collections import deque


class FairQueue:
    def __init__(self) -> None:
        self.items = {}
        self.getters = deque()

    def put(self, client, item) -> None:
        if self.getters:
            self.getters.popleft().set_result(item)  # <- here
        else:
            self.items.setdefault(client, deque()).append(item)

    async def get(self):
        if not self.items:
            getter = asyncio.get_running_loop().create_future()
            self.getters.append(getter)
            return await getter
        client = next(iter(self.items))
        items = self.items.pop(client)
        item = items.popleft()
        if items:
            self.items[client] = items
        return item

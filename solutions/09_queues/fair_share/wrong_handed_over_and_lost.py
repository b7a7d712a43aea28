# mistake: lost-handover
# fails: test_a_cancel_at_the_same_moment
import asyncio
from collections import deque


class FairQueue:
    def __init__(self) -> None:
        self.items = {}
        self.getters = deque()

    def put(self, client, item) -> None:
        while self.getters:
            getter = self.getters.popleft()
            if not getter.done():
                getter.set_result(item)
                return
        self.items.setdefault(client, deque()).append(item)

    async def get(self):
        if not self.items:
            getter = asyncio.get_running_loop().create_future()
            self.getters.append(getter)
            try:
                return await getter
            finally:
                if getter in self.getters:  # <- here
                    self.getters.remove(getter)
        client = next(iter(self.items))
        items = self.items.pop(client)
        item = items.popleft()
        if items:
            self.items[client] = items
        return item

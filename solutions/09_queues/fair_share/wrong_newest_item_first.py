# mistake: wrong-order
# fails: test_any_value, test_busy_day, test_comes_back, test_equal_clients, test_newcomers, test_takes_turns, test_two_queues
import asyncio


class FairQueue:
    def __init__(self) -> None:
        self.items = {}
        self.line = asyncio.Queue()

    def put(self, client, item) -> None:
        if client not in self.items:
            self.items[client] = []
            self.line.put_nowait(client)
        self.items[client].append(item)

    async def get(self):
        client = await self.line.get()
        item = self.items[client].pop()
        if self.items[client]:
            self.line.put_nowait(client)
        else:
            del self.items[client]
        return item

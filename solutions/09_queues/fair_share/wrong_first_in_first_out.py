# mistake: wrong-order
# fails: test_comes_back, test_equal_clients, test_newcomers, test_takes_turns
import asyncio


class FairQueue:
    def __init__(self) -> None:
        self.queue = asyncio.Queue()

    def put(self, client, item) -> None:
        self.queue.put_nowait(item)

    async def get(self):
        return await self.queue.get()

# mistake: none
# fails: all
import asyncio


class FairQueue:
    def __init__(self) -> None:
        self.queue = asyncio.Queue()

    def put(self, client, item) -> None:
        self.queue.put_nowait(item)  # <- here

    async def get(self):
        return await self.queue.get()

# mistake: none
# fails: test_thousands
import asyncio


class FairQueue:
    """One list of pairs. Takes the oldest item of the client that was served longest ago."""

    def __init__(self) -> None:
        self.pairs = []
        self.line = []
        self.count = asyncio.Semaphore(0)

    def put(self, client, item) -> None:
        self.pairs.append((client, item))
        if client not in self.line:
            self.line.append(client)
        self.count.release()

    async def get(self):
        await self.count.acquire()
        client = self.line.pop(0)
        place = next(n for n, pair in enumerate(self.pairs) if pair[0] == client)  # <- here
        _, item = self.pairs.pop(place)
        if any(other == client for other, _ in self.pairs):
            self.line.append(client)
        return item

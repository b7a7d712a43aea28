# mistake: none
# fails: test_readers_at_work
import asyncio
from collections import deque


class Inbox:
    """A queue of limited size that can be closed."""

    def __init__(self, size: int) -> None:
        self.size, self.inside, self.open = size, deque(), True
        self.news = asyncio.Event()

    def tell(self) -> None:
        news, self.news = self.news, asyncio.Event()
        news.set()

    async def put(self, item) -> None:
        while self.open and len(self.inside) >= self.size:
            await self.news.wait()
        if not self.open:
            raise ValueError("too late")
        self.inside.append(item)
        self.tell()

    async def close(self) -> None:
        self.open = False
        self.tell()

    async def __aiter__(self):
        while True:
            while self.inside:
                try:
                    yield self.inside.popleft()
                finally:
                    self.tell()
            if not self.open:
                return
            await self.news.wait()

# mistake: lost-wakeup
# fails: test_a_cancel_at_the_same_moment, test_nothing_is_lost, test_writers_are_told
import asyncio
from collections import deque
from collections.abc import AsyncIterator


class Inbox:
    def __init__(self, size: int) -> None:
        self.size = size
        self.items = deque()
        self.is_open = True
        self.news = asyncio.Condition()

    def is_full(self) -> bool:
        return len(self.items) == self.size

    async def put(self, item) -> None:
        async with self.news:
            if not self.is_open:
                raise ValueError("closed")
            while self.is_full():  # <- here
                await self.news.wait()
            self.items.append(item)
            self.news.notify_all()

    async def close(self) -> None:
        async with self.news:
            self.is_open = False
            self.news.notify_all()

    async def __aiter__(self) -> AsyncIterator:
        while True:
            async with self.news:
                while self.is_open and not self.items:
                    await self.news.wait()
                if not self.items:
                    return
                item = self.items.popleft()
                self.news.notify_all()
            yield item

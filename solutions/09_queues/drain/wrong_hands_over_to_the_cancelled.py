# mistake: lost-handover
# fails: test_a_cancel_at_the_same_moment
import asyncio
from collections import deque
from collections.abc import AsyncIterator


class Inbox:
    def __init__(self, size: int) -> None:
        self.room = asyncio.Semaphore(size)
        self.items, self.readers = deque(), deque()
        self.closed = False

    async def put(self, item) -> None:
        await self.room.acquire()
        if self.closed:
            self.room.release()
            raise ValueError("closed")
        while self.readers:
            reader = self.readers.popleft()
            if not reader.done():
                reader.set_result(item)
                return
        self.items.append(item)

    async def close(self) -> None:
        self.closed = True
        self.room.release()
        for reader in self.readers:
            if not reader.done():
                reader.set_exception(StopAsyncIteration())

    def __aiter__(self) -> AsyncIterator:
        return self

    async def __anext__(self):
        if self.items:
            self.room.release()
            return self.items.popleft()
        if self.closed:
            raise StopAsyncIteration
        reader = asyncio.get_running_loop().create_future()
        self.readers.append(reader)
        item = await reader  # <- here
        self.room.release()
        return item

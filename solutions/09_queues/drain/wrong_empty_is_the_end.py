# mistake: none
# fails: test_a_cancel_hurts_nobody, test_ends_as_cancelled, test_in_order, test_is_woken, test_many_hands, test_minutes, test_nothing_is_lost, test_readers_go_home, test_two_inboxes
import asyncio
from collections.abc import AsyncIterator


class Inbox:
    def __init__(self, size: int) -> None:
        self.room = asyncio.Semaphore(size)
        self.queue = asyncio.Queue()
        self.closed = False

    async def put(self, item) -> None:
        await self.room.acquire()
        if self.closed:
            self.room.release()
            raise ValueError("closed")
        self.queue.put_nowait(item)

    async def close(self) -> None:
        self.closed = True
        self.room.release()

    async def __aiter__(self) -> AsyncIterator:
        while not self.queue.empty():  # <- here
            item = await self.queue.get()
            self.room.release()
            yield item

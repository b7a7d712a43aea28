# mistake: workers-left
# fails: test_a_cancel_at_the_same_moment, test_many_hands, test_nothing_is_lost, test_readers_at_work, test_readers_go_home, test_refuses_after_close, test_what_is_inside_comes_out
import asyncio
from collections.abc import AsyncIterator

END = object()


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
        if not self.closed:
            self.closed = True
            self.queue.put_nowait(END)
            self.room.release()

    async def __aiter__(self) -> AsyncIterator:
        while (item := await self.queue.get()) is not END:  # <- here
            self.room.release()
            yield item

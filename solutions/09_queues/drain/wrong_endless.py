# mistake: unbounded-queue
# fails: test_a_cancel_hurts_nobody, test_ends_as_cancelled, test_has_room, test_is_limited, test_writers_are_told
import asyncio
from collections.abc import AsyncIterator

END = object()


class Inbox:
    def __init__(self, size: int) -> None:
        self.queue = asyncio.Queue()  # <- here
        self.closed = False

    async def put(self, item) -> None:
        if self.closed:
            raise ValueError("closed")
        await self.queue.put(item)

    async def close(self) -> None:
        self.closed = True
        self.queue.put_nowait(END)

    async def __aiter__(self) -> AsyncIterator:
        while (item := await self.queue.get()) is not END:
            yield item
        self.queue.put_nowait(END)

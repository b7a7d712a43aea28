# mistake: none
# fails: test_a_cancel_at_the_same_moment, test_a_cancel_hurts_nobody, test_ends_as_cancelled, test_nothing_is_lost
import asyncio
from collections.abc import AsyncIterator


class Inbox:
    """Whatever comes first: an item, or the end. The other one goes on waiting for an item."""

    def __init__(self, size: int) -> None:
        self.queue = asyncio.Queue(size)
        self.closed = asyncio.Event()

    async def either(self, coroutine):
        task = asyncio.create_task(coroutine)  # <- here
        closed = asyncio.create_task(self.closed.wait())
        await asyncio.wait([task, closed], return_when=asyncio.FIRST_COMPLETED)
        return task

    async def put(self, item) -> None:
        if self.closed.is_set():
            raise ValueError("closed")
        task = await self.either(self.queue.put(item))
        if not task.done():
            task.cancel()
            raise ValueError("closed")

    async def close(self) -> None:
        self.closed.set()

    async def __aiter__(self) -> AsyncIterator:
        while True:
            if self.closed.is_set():
                if self.queue.empty():
                    return
                yield self.queue.get_nowait()
                continue
            task = await self.either(self.queue.get())
            if task.done():
                yield task.result()
            else:
                task.cancel()

# mistake: none
# fails: test_a_cancel_at_the_same_moment, test_anything_is_an_item, test_many_hands, test_nothing_is_lost, test_refuses_after_close, test_two_inboxes, test_what_is_inside_comes_out, test_writers_are_told
import asyncio
from collections.abc import AsyncIterator

END = object()


class Inbox:
    def __init__(self, size: int) -> None:
        self.queue = asyncio.Queue(size)
        self.closed = False

    async def put(self, item) -> None:
        if self.closed:
            raise ValueError("closed")
        await self.queue.put(item)

    async def close(self) -> None:
        self.closed = True
        await self.queue.put(END)  # <- here

    async def __aiter__(self) -> AsyncIterator:
        while (item := await self.queue.get()) is not END:
            yield item
        await self.queue.put(END)

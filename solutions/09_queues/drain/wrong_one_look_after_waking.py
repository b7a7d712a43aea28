# mistake: none
# fails: test_has_room, test_many_hands
import asyncio
from collections import deque
from collections.abc import AsyncIterator


async def wait_in(line: deque) -> None:
    """Wait for a turn. Who is cancelled when it has come passes it on."""
    turn = asyncio.get_running_loop().create_future()
    line.append(turn)
    try:
        await turn
    except asyncio.CancelledError:
        if turn in line:
            line.remove(turn)
        else:
            wake(line)
        raise


def wake(line: deque, number: int = 1) -> None:
    """Give a turn to the first who still wait."""
    while line and number:
        turn = line.popleft()
        if not turn.done():
            turn.set_result(None)
            number -= 1


class Inbox:
    def __init__(self, size: int) -> None:
        self.size = size
        self.items = deque()
        self.closed = False
        self.writers, self.readers = deque(), deque()

    async def put(self, item) -> None:
        if len(self.items) >= self.size and not self.closed:
            await wait_in(self.writers)
        if self.closed:
            raise ValueError("the inbox is closed")
        self.items.append(item)
        wake(self.readers)

    async def close(self) -> None:
        self.closed = True
        wake(self.writers, len(self.writers))
        wake(self.readers, len(self.readers))

    async def __aiter__(self) -> AsyncIterator:
        while True:
            if not self.items and not self.closed:
                await wait_in(self.readers)
            if not self.items:
                return
            item = self.items.popleft()
            wake(self.writers)
            yield item

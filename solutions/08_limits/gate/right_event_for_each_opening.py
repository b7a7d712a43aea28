"""A new event for each opening: who waits keeps the old one, which stays set."""

import asyncio


class Gate:
    def __init__(self) -> None:
        self.next = Opening(1)
        self.last = None

    def open(self) -> None:
        if self.last is None:
            self.last = self.next
            self.last.came.set()
            self.next = Opening(self.last.number + 1)

    def close(self) -> None:
        self.last = None

    async def wait(self) -> int:
        opening = self.last or self.next
        await opening.came.wait()
        return opening.number


class Opening:
    def __init__(self, number) -> None:
        self.number = number
        self.came = asyncio.Event()

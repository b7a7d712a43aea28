# mistake: none
# fails: test_busy_days, test_cancelled_as_it_opens, test_twice_is_once
import asyncio


class Gate:
    def __init__(self) -> None:
        self.opened = asyncio.Event()
        self.openings = 0

    def open(self) -> None:
        self.openings += 1
        self.opened.set()
        self.opened = asyncio.Event()
        self.opened.set()

    def close(self) -> None:
        self.opened = asyncio.Event()

    async def wait(self) -> int:
        number = self.openings + (not self.opened.is_set())
        await self.opened.wait()
        return number

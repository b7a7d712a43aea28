# mistake: none
# fails: test_busy_days, test_twice_is_once
import asyncio


class Gate:
    def __init__(self) -> None:
        self.opened = asyncio.Event()
        self.openings = 0

    def open(self) -> None:
        self.openings += 1
        self.opened.set()

    def close(self) -> None:
        self.opened.clear()

    async def wait(self) -> int:
        if self.opened.is_set():
            return self.openings
        number = self.openings + 1
        await self.opened.wait()
        return number

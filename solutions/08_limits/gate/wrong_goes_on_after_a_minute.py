# mistake: none
# fails: test_waits_for_over_a_minute
import asyncio


class Gate:
    def __init__(self) -> None:
        self.opened = asyncio.Event()
        self.openings = 0

    def open(self) -> None:
        if not self.opened.is_set():
            self.openings += 1
            self.opened.set()

    def close(self) -> None:
        self.opened.clear()

    async def wait(self) -> int:
        if self.opened.is_set():
            return self.openings
        number = self.openings + 1
        try:
            async with asyncio.timeout(60):
                await self.opened.wait()
        except TimeoutError:
            pass
        return number

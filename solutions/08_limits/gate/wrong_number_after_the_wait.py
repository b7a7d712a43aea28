# mistake: read-too-late
# fails: test_busy_days, test_cancelled_as_it_opens, test_number_of_the_opening
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
        await self.opened.wait()
        return self.openings

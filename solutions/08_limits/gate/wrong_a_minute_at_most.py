# mistake: guessed-time-limit
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
        await asyncio.wait_for(self.opened.wait(), 60)  # <- here
        return number

# mistake: none
# fails: test_busy_days, test_gates_are_independent, test_number_of_the_opening
import asyncio


class Gate:
    opened = asyncio.Event()
    openings = 0

    def __init__(self) -> None:
        pass

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
        await self.opened.wait()
        return number

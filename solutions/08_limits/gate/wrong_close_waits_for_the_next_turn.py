# mistake: lost-wakeup
# fails: test_an_open_gate_lets_through, test_busy_days, test_number_of_the_opening, test_too_late
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
        asyncio.get_running_loop().call_soon(self.opened.clear)

    async def wait(self) -> int:
        if self.opened.is_set():
            return self.openings
        number = self.openings + 1
        await self.opened.wait()
        return number

# mistake: spin-wait
# fails: test_busy_days, test_waits_for_over_a_minute
import asyncio


class Gate:
    def __init__(self) -> None:
        self.is_open = False
        self.openings = 0

    def open(self) -> None:
        if not self.is_open:
            self.is_open = True
            self.openings += 1

    def close(self) -> None:
        self.is_open = False

    async def wait(self) -> int:
        if self.is_open:
            return self.openings
        number = self.openings + 1
        while self.openings < number:
            await asyncio.sleep(0.01)  # <- here
        return number

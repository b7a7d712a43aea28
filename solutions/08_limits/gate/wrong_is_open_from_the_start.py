# mistake: none
# fails: test_a_cancel_harms_nobody, test_a_closed_gate_lets_wait, test_a_thousand, test_busy_days, test_ends_as_cancelled, test_gates_are_independent, test_twice_is_once, test_waits_for_over_a_minute
import asyncio


class Gate:
    def __init__(self) -> None:
        self.opened = asyncio.Event()
        self.openings = 1
        self.opened.set()

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

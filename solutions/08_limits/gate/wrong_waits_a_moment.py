# mistake: none
# fails: test_a_cancel_harms_nobody, test_a_closed_gate_lets_wait, test_busy_days, test_gates_are_independent, test_number_of_the_opening, test_too_late, test_twice_is_once, test_waits_for_over_a_minute
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
        number = self.openings + (not self.is_open)
        if not self.is_open:
            await asyncio.sleep(0.8)
        return number

# mistake: lost-wakeup
# fails: test_a_cancel_harms_nobody, test_a_thousand, test_all_get_through, test_busy_days, test_cancelled_as_it_opens, test_number_of_the_opening, test_too_late, test_waits_for_over_a_minute
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
        while not self.opened.is_set():
            await self.opened.wait()  # <- here
        return self.openings

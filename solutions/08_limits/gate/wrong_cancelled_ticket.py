# mistake: set-twice
# fails: test_a_cancel_harms_nobody, test_a_thousand, test_busy_days, test_cancelled_as_it_opens, test_ends_as_cancelled
import asyncio


class Gate:
    def __init__(self) -> None:
        self.is_open = False
        self.openings = 0
        self.waiting = []

    def open(self) -> None:
        if self.is_open:
            return
        self.is_open = True
        self.openings += 1
        for ticket in self.waiting:
            ticket.set_result(self.openings)  # <- here
        self.waiting.clear()

    def close(self) -> None:
        self.is_open = False

    async def wait(self) -> int:
        if self.is_open:
            return self.openings
        ticket = asyncio.get_running_loop().create_future()
        self.waiting.append(ticket)
        return await ticket

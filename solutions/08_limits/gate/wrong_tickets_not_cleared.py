# mistake: none
# fails: test_a_cancel_harms_nobody, test_a_closed_gate_lets_wait, test_a_thousand, test_all_get_through, test_busy_days, test_cancelled_as_it_opens, test_number_of_the_opening, test_too_late, test_twice_is_once
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
            if ticket.done():
                break
            ticket.set_result(self.openings)

    def close(self) -> None:
        self.is_open = False

    async def wait(self) -> int:
        if self.is_open:
            return self.openings
        ticket = asyncio.get_running_loop().create_future()
        self.waiting.append(ticket)
        return await ticket

# mistake: read-too-late
# fails: test_busy_days, test_cancelled_as_it_opens, test_number_of_the_opening, test_too_late
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
        asyncio.get_running_loop().call_soon(self.tell)

    def tell(self) -> None:
        for ticket in self.waiting:
            if not ticket.done():
                ticket.set_result(self.openings)
        self.waiting.clear()

    def close(self) -> None:
        self.is_open = False

    async def wait(self) -> int:
        if self.is_open:
            return self.openings
        ticket = asyncio.get_running_loop().create_future()
        self.waiting.append(ticket)
        return await ticket

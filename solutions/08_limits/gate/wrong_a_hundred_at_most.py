# mistake: none
# fails: test_a_thousand
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
        for ticket in self.waiting[:100]:
            if not ticket.done():
                ticket.set_result(self.openings)
        del self.waiting[:100]

    def close(self) -> None:
        self.is_open = False

    async def wait(self) -> int:
        if self.is_open:
            return self.openings
        ticket = asyncio.get_running_loop().create_future()
        self.waiting.append(ticket)
        return await ticket

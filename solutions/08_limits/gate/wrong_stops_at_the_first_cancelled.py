# mistake: none
# fails: test_a_cancel_harms_nobody, test_a_thousand, test_busy_days, test_cancelled_as_it_opens
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
        while self.waiting and not self.waiting[0].cancelled():
            self.waiting.pop(0).set_result(self.openings)

    def close(self) -> None:
        self.is_open = False

    async def wait(self) -> int:
        if self.is_open:
            return self.openings
        ticket = asyncio.get_running_loop().create_future()
        self.waiting.append(ticket)
        return await ticket

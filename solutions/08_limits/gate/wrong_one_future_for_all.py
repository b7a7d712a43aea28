# mistake: shared-cancel
# fails: test_a_cancel_harms_nobody, test_a_thousand, test_busy_days, test_cancelled_as_it_opens
import asyncio


class Gate:
    def __init__(self) -> None:
        self.openings = 0
        self.opening = asyncio.get_running_loop().create_future()

    def open(self) -> None:
        if not self.opening.done():
            self.openings += 1
            self.opening.set_result(self.openings)

    def close(self) -> None:
        if self.opening.done():
            self.opening = asyncio.get_running_loop().create_future()

    async def wait(self) -> int:
        return await self.opening  # <- here

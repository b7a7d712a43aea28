# mistake: lost-wakeup
# fails: test_a_cancel_harms_nobody, test_a_thousand, test_all_get_through, test_busy_days, test_cancelled_as_it_opens, test_number_of_the_opening, test_too_late, test_waits_for_over_a_minute
import asyncio


class Gate:
    def __init__(self) -> None:
        self.is_open = False
        self.openings = 0
        self.changed = asyncio.Condition()
        self.telling = set()

    def open(self) -> None:
        if not self.is_open:
            self.is_open = True
            self.openings += 1
            task = asyncio.create_task(self.tell())
            self.telling.add(task)
            task.add_done_callback(self.telling.discard)

    async def tell(self) -> None:
        async with self.changed:
            self.changed.notify_all()

    def close(self) -> None:
        self.is_open = False

    async def wait(self) -> int:
        async with self.changed:
            await self.changed.wait_for(lambda: self.is_open)  # <- here
            return self.openings

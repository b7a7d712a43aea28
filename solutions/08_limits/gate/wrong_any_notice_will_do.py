# mistake: none
# fails: test_too_late
# fails from 3.13: test_busy_days, test_ends_as_cancelled, test_too_late
import asyncio


class Gate:
    """Whoever opens and closes it, and waits at once, hears of its own opening."""

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
        if self.is_open:
            return self.openings
        mine = self.openings + 1
        async with self.changed:
            await self.changed.wait()
        return mine

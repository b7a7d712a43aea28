# mistake: none
# fails: test_busy_days
import asyncio


class Gate:
    def __init__(self) -> None:
        self.key = asyncio.Semaphore(0)
        self.is_open = False
        self.openings = 0
        self.waiting = 0

    def open(self) -> None:
        if not self.is_open:
            self.is_open = True
            self.openings += 1
            for _ in range(self.waiting):
                self.key.release()

    def close(self) -> None:
        self.is_open = False

    async def wait(self) -> int:
        if self.is_open:
            return self.openings
        number = self.openings + 1
        self.waiting += 1
        await self.key.acquire()
        self.waiting -= 1
        return number

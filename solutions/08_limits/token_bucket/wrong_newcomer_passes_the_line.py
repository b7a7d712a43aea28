# mistake: none
# fails: test_first_come_first_served
import asyncio


class RateLimit:
    def __init__(self, rate, per, burst) -> None:
        self.interval = per / rate
        self.ahead = (burst - 1) * self.interval
        self.full_at = 0.0
        self.lock = asyncio.Lock()

    async def acquire(self) -> None:
        loop = asyncio.get_running_loop()
        if self.full_at - self.ahead <= loop.time() + 1e-9:
            self.full_at = max(self.full_at, loop.time()) + self.interval
            return
        async with self.lock:
            while (wait := self.full_at - self.ahead - loop.time()) > 1e-9:
                await asyncio.sleep(wait)
            self.full_at = max(self.full_at, loop.time()) + self.interval

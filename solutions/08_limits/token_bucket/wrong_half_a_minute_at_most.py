# mistake: none
# fails: test_never_over_the_rate
import asyncio


class RateLimit:
    def __init__(self, rate, per, burst) -> None:
        self.interval = per / rate
        self.ahead = (burst - 1) * self.interval
        self.full_at = 0.0
        self.lock = asyncio.Lock()

    async def acquire(self) -> None:
        loop = asyncio.get_running_loop()
        async with self.lock:
            await asyncio.sleep(min(30, self.full_at - self.ahead - loop.time()))
            self.full_at = max(self.full_at, loop.time()) + self.interval

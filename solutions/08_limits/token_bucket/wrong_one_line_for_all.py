# mistake: lock-across-io
# fails: test_limits_are_apart
import asyncio


class RateLimit:
    lock = asyncio.Lock()

    def __init__(self, rate, per, burst) -> None:
        self.interval = per / rate
        self.ahead = (burst - 1) * self.interval
        self.full_at = 0.0

    async def acquire(self) -> None:
        loop = asyncio.get_running_loop()
        async with self.lock:  # <- here
            await asyncio.sleep(self.full_at - self.ahead - loop.time())
            self.full_at = max(self.full_at, loop.time()) + self.interval

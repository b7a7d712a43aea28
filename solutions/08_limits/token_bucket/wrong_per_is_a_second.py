# mistake: none
# fails: test_limits_are_apart, test_never_over_the_rate, test_no_longer_than_needed, test_the_whole_rate_in_the_long_run
import asyncio


class RateLimit:
    def __init__(self, rate, per, burst) -> None:
        self.interval = 1 / rate
        self.ahead = (burst - 1) * self.interval
        self.full_at = 0.0
        self.lock = asyncio.Lock()

    async def acquire(self) -> None:
        loop = asyncio.get_running_loop()
        async with self.lock:
            await asyncio.sleep(self.full_at - self.ahead - loop.time())
            self.full_at = max(self.full_at, loop.time()) + self.interval

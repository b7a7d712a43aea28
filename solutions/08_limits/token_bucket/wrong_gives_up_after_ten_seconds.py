# mistake: guessed-time-limit
# fails: test_limits_are_apart, test_never_over_the_rate, test_no_longer_than_needed, test_nothing_runs_for_nobody
import asyncio


class RateLimit:
    def __init__(self, rate, per, burst) -> None:
        self.interval = per / rate
        self.ahead = (burst - 1) * self.interval
        self.full_at = 0.0
        self.lock = asyncio.Lock()

    async def acquire(self) -> None:
        async with asyncio.timeout(10):  # <- here
            async with self.lock:
                loop = asyncio.get_running_loop()
                await asyncio.sleep(self.full_at - self.ahead - loop.time())
                self.full_at = max(self.full_at, loop.time()) + self.interval

# mistake: blocking-call
# fails: test_nothing_runs_for_nobody, test_who_leaves_costs_no_token
import asyncio
import time


class RateLimit:
    def __init__(self, rate, per, burst) -> None:
        self.interval = per / rate
        self.ahead = (burst - 1) * self.interval
        self.full_at = 0.0

    async def acquire(self) -> None:
        loop = asyncio.get_running_loop()
        time.sleep(max(0, self.full_at - self.ahead - loop.time()))  # <- here
        self.full_at = max(self.full_at, loop.time()) + self.interval

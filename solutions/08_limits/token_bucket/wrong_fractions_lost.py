# mistake: none
# fails: test_no_longer_than_needed, test_the_whole_rate_in_the_long_run, test_who_leaves_as_the_token_arrives, test_who_leaves_costs_no_token
import asyncio


class RateLimit:
    def __init__(self, rate, per, burst) -> None:
        self.interval, self.burst = per / rate, burst
        self.tokens, self.filled = burst, asyncio.get_running_loop().time()
        self.lock = asyncio.Lock()

    def refill(self) -> None:
        now = asyncio.get_running_loop().time()
        arrived = int((now - self.filled) / self.interval + 1e-9)
        self.tokens = min(self.burst, self.tokens + arrived)
        self.filled = now

    async def acquire(self) -> None:
        async with self.lock:
            self.refill()
            while self.tokens < 1:
                await asyncio.sleep(self.interval)
                self.refill()
            self.tokens -= 1

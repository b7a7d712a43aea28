# mistake: spin-wait
# fails: test_limits_are_apart, test_no_longer_than_needed, test_nothing_runs_for_nobody
import asyncio


class RateLimit:
    def __init__(self, rate, per, burst) -> None:
        self.per_second, self.burst = rate / per, burst
        self.tokens, self.looked = burst, asyncio.get_running_loop().time()
        self.lock = asyncio.Lock()

    def refill(self) -> None:
        now = asyncio.get_running_loop().time()
        arrived = (now - self.looked) * self.per_second
        self.tokens, self.looked = min(self.burst, self.tokens + arrived), now

    async def acquire(self) -> None:
        async with self.lock:
            self.refill()
            while self.tokens < 1:
                await asyncio.sleep(0.1)  # <- here
                self.refill()
            self.tokens -= 1

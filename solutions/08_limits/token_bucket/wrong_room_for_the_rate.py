# mistake: none
# fails: test_no_longer_than_needed, test_six_at_once
import asyncio


class RateLimit:
    def __init__(self, rate, per, burst) -> None:
        self.per_second, self.rate = rate / per, rate
        self.tokens, self.looked = burst, asyncio.get_running_loop().time()
        self.lock = asyncio.Lock()

    def refill(self) -> None:
        now = asyncio.get_running_loop().time()
        arrived = (now - self.looked) * self.per_second
        self.tokens, self.looked = min(self.rate, self.tokens + arrived), now

    async def acquire(self) -> None:
        async with self.lock:
            self.refill()
            while self.tokens < 0.999999:
                await asyncio.sleep((1 - self.tokens) / self.per_second)
                self.refill()
            self.tokens -= 1

# mistake: none
# fails: test_never_over_the_rate, test_who_leaves_costs_no_token
import asyncio


class RateLimit:
    def __init__(self, rate, per, burst) -> None:
        self.per_second = rate / per
        self.tokens, self.looked = burst, asyncio.get_running_loop().time()
        self.lock = asyncio.Lock()

    def refill(self) -> None:
        now = asyncio.get_running_loop().time()
        self.tokens += (now - self.looked) * self.per_second
        self.looked = now

    async def acquire(self) -> None:
        async with self.lock:
            self.refill()
            while self.tokens < 0.999999:
                await asyncio.sleep((1 - self.tokens) / self.per_second)
                self.refill()
            self.tokens -= 1

# mistake: wrong-order
# fails: test_first_come_first_served, test_who_leaves_costs_no_token
import asyncio


class RateLimit:
    def __init__(self, rate, per, burst) -> None:
        self.per_second, self.burst = rate / per, burst
        self.tokens, self.looked = burst, asyncio.get_running_loop().time()

    def refill(self) -> None:
        now = asyncio.get_running_loop().time()
        arrived = (now - self.looked) * self.per_second
        self.tokens, self.looked = min(self.burst, self.tokens + arrived), now

    async def acquire(self) -> None:
        self.refill()
        while self.tokens < 0.999999:
            await asyncio.sleep((1 - self.tokens) / self.per_second)
            self.refill()
        self.tokens -= 1

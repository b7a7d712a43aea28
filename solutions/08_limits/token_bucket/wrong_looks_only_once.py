# mistake: none
# fails: test_first_come_first_served, test_limits_are_apart, test_never_over_the_rate, test_six_at_once, test_who_leaves_as_the_token_arrives, test_who_leaves_costs_no_token
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
        if self.tokens < 1:
            await asyncio.sleep((1 - self.tokens) / self.per_second)
            self.refill()
        self.tokens -= 1

# mistake: none
# fails: test_limits_are_apart, test_never_over_the_rate, test_no_longer_than_needed, test_six_at_once, test_the_whole_rate_in_the_long_run, test_who_leaves_as_the_token_arrives, test_who_leaves_costs_no_token
import asyncio


class RateLimit:
    def __init__(self, rate, per, burst) -> None:
        self.rate, self.per, self.burst = rate, per, burst
        self.tokens, self.filled = burst, asyncio.get_running_loop().time()
        self.lock = asyncio.Lock()

    async def acquire(self) -> None:
        loop = asyncio.get_running_loop()
        async with self.lock:
            while True:
                periods = int((loop.time() - self.filled) / self.per + 1e-9)
                self.filled += periods * self.per
                self.tokens = min(self.burst, self.tokens + periods * self.rate)
                if self.tokens:
                    self.tokens -= 1
                    return
                await asyncio.sleep(self.filled + self.per - loop.time())

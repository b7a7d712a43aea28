# mistake: none
# fails: test_limits_are_apart, test_never_over_the_rate, test_no_longer_than_needed, test_six_at_once, test_who_leaves_as_the_token_arrives, test_who_leaves_costs_no_token
import asyncio


class RateLimit:
    def __init__(self, rate, per, burst) -> None:
        self.rate, self.per = rate, per
        self.begin, self.used = asyncio.get_running_loop().time(), 0
        self.lock = asyncio.Lock()

    async def acquire(self) -> None:
        loop = asyncio.get_running_loop()
        async with self.lock:
            if loop.time() >= self.begin + self.per:
                self.begin, self.used = loop.time(), 0
            if self.used >= self.rate:
                await asyncio.sleep(self.begin + self.per - loop.time())
                self.begin, self.used = loop.time(), 0
            self.used += 1

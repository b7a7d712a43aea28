# mistake: none
# fails: test_limits_are_apart, test_never_over_the_rate, test_no_longer_than_needed, test_six_at_once, test_who_leaves_costs_no_token
import asyncio
from collections import deque


class RateLimit:
    def __init__(self, rate, per, burst) -> None:
        self.rate, self.per = rate, per
        self.times = deque()
        self.lock = asyncio.Lock()

    async def acquire(self) -> None:
        loop = asyncio.get_running_loop()
        async with self.lock:
            if len(self.times) == self.rate:
                await asyncio.sleep(self.times.popleft() + self.per - loop.time())
            self.times.append(loop.time())

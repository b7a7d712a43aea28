# mistake: none
# fails: test_never_over_the_rate, test_who_leaves_costs_no_token
import asyncio


class RateLimit:
    def __init__(self, rate, per, burst) -> None:
        self.interval, self.burst = per / rate, burst
        self.tokens, self.filled = burst, asyncio.get_running_loop().time()
        self.lock = asyncio.Lock()

    async def acquire(self) -> None:
        loop = asyncio.get_running_loop()
        async with self.lock:
            while True:
                arrived = int((loop.time() - self.filled) / self.interval + 1e-9)
                self.filled += arrived * self.interval
                self.tokens = min(self.burst, self.tokens + arrived)
                if self.tokens:
                    self.tokens -= 1
                    return
                await asyncio.sleep(self.filled + self.interval - loop.time())

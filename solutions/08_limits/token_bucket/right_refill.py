"""Counts tokens with fractions, and adds up what has arrived whenever somebody looks."""

import asyncio
import time


class RateLimit:
    def __init__(self, rate, per, burst) -> None:
        self.per_second = rate / per
        self.burst = burst
        self.tokens = float(burst)
        self.looked = time.monotonic()
        self.lock = asyncio.Lock()

    def refill(self) -> None:
        now = time.monotonic()
        arrived = (now - self.looked) * self.per_second
        self.tokens = min(self.burst, self.tokens + arrived)
        self.looked = now

    async def acquire(self) -> None:
        async with self.lock:
            self.refill()
            while self.tokens < 1:
                await asyncio.sleep((1 - self.tokens) / self.per_second)
                self.refill()
            self.tokens -= 1

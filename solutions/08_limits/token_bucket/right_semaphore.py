"""A semaphore is the bucket; each token that is taken comes back by a timer, one interval after another."""

import asyncio


class RateLimit:
    def __init__(self, rate, per, burst) -> None:
        self.interval = per / rate
        self.tokens = asyncio.Semaphore(burst)
        self.last_refill = float("-inf")

    async def acquire(self) -> None:
        await self.tokens.acquire()
        loop = asyncio.get_running_loop()
        self.last_refill = max(self.last_refill, loop.time()) + self.interval
        loop.call_at(self.last_refill, self.tokens.release)

"""The last `burst` departures: the next one may leave an interval after the bucket had its token."""

import asyncio
from collections import deque


class RateLimit:
    def __init__(self, rate, per, burst) -> None:
        self.interval = per / rate
        self.refills = deque([float("-inf")] * burst, maxlen=burst)
        self.first_in_line = asyncio.Condition()

    async def acquire(self) -> None:
        async with self.first_in_line:
            loop = asyncio.get_running_loop()
            oldest = self.refills[0]
            if oldest > loop.time():
                await asyncio.sleep(oldest - loop.time())
            self.refills.append(max(self.refills[-1], loop.time()) + self.interval)

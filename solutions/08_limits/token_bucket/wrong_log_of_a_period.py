# mistake: none
# fails: all
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

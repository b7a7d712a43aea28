# mistake: none
# fails: all
import asyncio


class RateLimit:
    def __init__(self, rate, per, burst) -> None:
        self.interval, self.left = per / rate, burst
        self.lock = asyncio.Lock()

    async def acquire(self) -> None:
        async with self.lock:
            if self.left > 0:
                self.left -= 1
            else:
                await asyncio.sleep(self.interval)

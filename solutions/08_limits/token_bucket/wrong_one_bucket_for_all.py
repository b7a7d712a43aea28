# mistake: none
# fails: all
import asyncio


class RateLimit:
    full_at = [0.0]

    def __init__(self, rate, per, burst) -> None:
        self.interval = per / rate
        self.ahead = (burst - 1) * self.interval
        self.lock = asyncio.Lock()

    async def acquire(self) -> None:
        loop = asyncio.get_running_loop()
        async with self.lock:
            await asyncio.sleep(self.full_at[0] - self.ahead - loop.time())
            self.full_at[0] = max(self.full_at[0], loop.time()) + self.interval

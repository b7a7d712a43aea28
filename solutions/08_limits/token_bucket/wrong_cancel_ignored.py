# mistake: none
# fails: test_who_leaves_as_the_token_arrives, test_who_leaves_costs_no_token
import asyncio


class RateLimit:
    def __init__(self, rate, per, burst) -> None:
        self.interval = per / rate
        self.ahead = (burst - 1) * self.interval
        self.full_at = 0.0
        self.lock = asyncio.Lock()

    async def acquire(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            async with self.lock:
                await asyncio.sleep(self.full_at - self.ahead - loop.time())
                self.full_at = max(self.full_at, loop.time()) + self.interval
        except asyncio.CancelledError:
            return

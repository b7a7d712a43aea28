# mistake: none
# fails: test_limits_are_apart, test_no_longer_than_needed, test_who_leaves_as_the_token_arrives
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

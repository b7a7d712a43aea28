# mistake: none
# fails: test_limits_are_apart, test_no_longer_than_needed, test_six_at_once, test_who_leaves_costs_no_token
import asyncio


class RateLimit:
    def __init__(self, rate, per, burst) -> None:
        self.interval = per / rate
        self.next = asyncio.get_running_loop().time()
        self.lock = asyncio.Lock()

    async def acquire(self) -> None:
        loop = asyncio.get_running_loop()
        async with self.lock:
            await asyncio.sleep(self.next - loop.time())
            self.next = max(self.next, loop.time()) + self.interval

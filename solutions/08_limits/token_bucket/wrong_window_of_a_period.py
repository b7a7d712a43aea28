# mistake: none
# fails: test_limits_are_apart, test_never_over_the_rate, test_no_longer_than_needed, test_six_at_once, test_who_leaves_costs_no_token
import asyncio


class RateLimit:
    def __init__(self, rate, per, burst) -> None:
        self.places, self.per = asyncio.Semaphore(rate), per

    async def acquire(self) -> None:
        await self.places.acquire()
        asyncio.get_running_loop().call_later(self.per, self.places.release)

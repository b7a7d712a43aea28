# mistake: none
# fails: test_limits_are_apart, test_never_over_the_rate, test_six_at_once, test_the_whole_rate_in_the_long_run, test_who_leaves_costs_no_token
import asyncio


class RateLimit:
    def __init__(self, rate, per, burst) -> None:
        self.interval = per / rate
        self.places = asyncio.Semaphore(burst)

    async def acquire(self) -> None:
        await self.places.acquire()
        asyncio.get_running_loop().call_later(self.interval, self.places.release)

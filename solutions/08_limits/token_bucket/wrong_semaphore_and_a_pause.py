# mistake: not-a-rate-limit
# fails: test_first_come_first_served, test_limits_are_apart, test_never_over_the_rate, test_no_longer_than_needed, test_six_at_once, test_the_whole_rate_in_the_long_run, test_who_leaves_as_the_token_arrives, test_who_leaves_costs_no_token
import asyncio


class RateLimit:
    def __init__(self, rate, per, burst) -> None:
        self.per = per
        self.places = asyncio.Semaphore(rate)

    async def acquire(self) -> None:
        async with self.places:  # <- here
            await asyncio.sleep(self.per)

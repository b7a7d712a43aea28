# mistake: not-a-rate-limit
# fails: all
import asyncio


class RateLimit:
    def __init__(self, rate, per, burst) -> None:
        self.per = per
        self.places = asyncio.Semaphore(rate)

    async def acquire(self) -> None:
        async with self.places:  # <- here
            await asyncio.sleep(self.per)

# mistake: not-a-rate-limit
# fails: all
import asyncio


class RateLimit:
    def __init__(self, rate, per, burst) -> None:
        self.places = asyncio.Semaphore(burst)

    async def acquire(self) -> None:
        async with self.places:  # <- here
            pass

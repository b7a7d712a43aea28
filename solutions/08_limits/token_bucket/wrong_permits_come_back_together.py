# mistake: none
# fails: all
import asyncio


class RateLimit:
    def __init__(self, rate, per, burst) -> None:
        self.interval = per / rate
        self.places = asyncio.Semaphore(burst)

    async def acquire(self) -> None:
        await self.places.acquire()
        asyncio.get_running_loop().call_later(self.interval, self.places.release)

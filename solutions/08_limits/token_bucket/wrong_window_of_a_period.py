# mistake: none
# fails: all
import asyncio


class RateLimit:
    def __init__(self, rate, per, burst) -> None:
        self.places, self.per = asyncio.Semaphore(rate), per

    async def acquire(self) -> None:
        await self.places.acquire()
        asyncio.get_running_loop().call_later(self.per, self.places.release)

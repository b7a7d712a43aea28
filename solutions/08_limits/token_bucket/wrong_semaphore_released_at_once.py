# mistake: not-a-rate-limit
# fails: all
import asyncio


class RateLimit:
    def __init__(self, rate, per, burst) -> None:
        self.pause = per / rate
        self.places = asyncio.Semaphore(burst)

    async def acquire(self) -> None:
        await self.places.acquire()  # <- here
        try:
            await asyncio.sleep(self.pause)
        finally:
            self.places.release()

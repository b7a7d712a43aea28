# mistake: forgotten-task
# fails: all
import asyncio


class RateLimit:
    def __init__(self, rate, per, burst) -> None:
        self.interval, self.burst = per / rate, burst
        self.tokens = asyncio.Queue(burst)
        for _ in range(burst):
            self.tokens.put_nowait(None)
        self.filling = asyncio.create_task(self.fill())  # <- here

    async def fill(self) -> None:
        while True:
            await asyncio.sleep(self.interval)
            if not self.tokens.full():
                self.tokens.put_nowait(None)

    async def acquire(self) -> None:
        await self.tokens.get()

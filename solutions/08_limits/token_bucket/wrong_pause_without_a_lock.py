# mistake: drifting-ticker
# fails: all
import asyncio


class RateLimit:
    def __init__(self, rate, per, burst) -> None:
        self.interval, self.left = per / rate, burst

    async def acquire(self) -> None:
        if self.left > 0:
            self.left -= 1
        else:
            await asyncio.sleep(self.interval)  # <- here

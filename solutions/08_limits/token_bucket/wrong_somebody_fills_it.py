# mistake: forgotten-task
# fails: test_never_over_the_rate, test_nothing_runs_for_nobody, test_who_leaves_costs_no_token
import asyncio


class RateLimit:
    def __init__(self, rate, per, burst) -> None:
        self.interval, self.taken = per / rate, 0
        self.tokens = asyncio.Semaphore(burst)
        self.filling = asyncio.create_task(self.fill())  # <- here

    async def fill(self) -> None:
        while True:
            await asyncio.sleep(self.interval)
            if self.taken:
                self.taken -= 1
                self.tokens.release()

    async def acquire(self) -> None:
        await self.tokens.acquire()
        self.taken += 1

import asyncio


class RateLimit:
    """Lets `burst` callers through at once, and `rate` in every `per` seconds after that."""

    def __init__(self, rate, per, burst) -> None:
        """Start with a full bucket."""
        self._interval = per / rate
        # One token less than the whole bucket may be missing when somebody takes one.
        self._may_miss = (burst - 1) * self._interval
        self._full_at = asyncio.get_running_loop().time()
        self._turn = asyncio.Lock()

    async def acquire(self) -> None:
        """Take one token; wait for it if there is none."""
        loop = asyncio.get_running_loop()
        # The lock is the line: it is fair, and who is cancelled leaves it. The token is taken after
        # the sleep, so a cancelled caller has taken none.
        async with self._turn:
            await asyncio.sleep(self._full_at - self._may_miss - loop.time())
            self._full_at = max(self._full_at, loop.time()) + self._interval

# mistake: none
# fails: test_who_leaves_costs_no_token, test_who_leaves_as_the_token_arrives
import asyncio


class RateLimit:
    """Lets `burst` callers through at once, and `rate` in every `per` seconds after that."""

    def __init__(self, rate, per, burst) -> None:
        """Start with a full bucket."""
        self._loop = asyncio.get_running_loop()
        self._step = per / rate
        self._burst = burst
        self._tokens = burst  # below zero: so many wait for a token
        self._next = self._loop.time()

    async def acquire(self) -> None:
        """Take one token; wait for it if there is none."""
        now = self._loop.time()
        while self._tokens < self._burst and self._next <= now:
            self._tokens += 1
            self._next += self._step
        if self._tokens == self._burst:
            self._next = now + self._step
        self._tokens -= 1
        if self._tokens < 0:
            mine = self._next + (-self._tokens - 1) * self._step
            await asyncio.sleep(mine - now)

# mistake: none
# fails: test_never_over_the_rate, test_who_leaves_costs_no_token
import asyncio


class RateLimit:
    """Lets `burst` callers through at once, and `rate` in every `per` seconds after that."""

    def __init__(self, rate, per, burst) -> None:
        """Start with a full bucket."""
        self._loop = asyncio.get_running_loop()
        self._step = per / rate
        self._burst = burst
        self._tokens = burst
        self._next = self._loop.time() + self._step
        self._lock = asyncio.Lock()

    def _refill(self, now):
        if now >= self._next:
            arrived = 1 + int((now - self._next) / self._step)
            self._tokens = min(self._burst, self._tokens + arrived)
            self._next += arrived * self._step

    async def acquire(self) -> None:
        """Take one token; wait for it if there is none."""
        async with self._lock:  # those who wait stand in line here
            now = self._loop.time()
            self._refill(now)
            if self._tokens == 0:
                await asyncio.sleep(self._next - now)
                self._refill(max(self._loop.time(), self._next))
            self._tokens -= 1

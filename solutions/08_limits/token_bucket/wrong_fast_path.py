# mistake: none
# fails: test_first_come_first_served
import asyncio


class RateLimit:
    """Lets `burst` callers through at once, and `rate` in every `per` seconds after that."""

    def __init__(self, rate, per, burst) -> None:
        """Start with a full bucket."""
        self._loop = asyncio.get_running_loop()
        self._step = per / rate
        self._burst = burst
        self._tokens = burst
        self._next = self._loop.time()
        self._line = asyncio.Lock()

    def _try_to_take(self):
        """Take a token if there is one; return whether there was."""
        now = self._loop.time()
        while self._tokens < self._burst and self._next <= now:
            self._tokens += 1
            self._next += self._step
        if self._tokens == 0:
            return False
        if self._tokens == self._burst:
            self._next = now + self._step
        self._tokens -= 1
        return True

    async def acquire(self) -> None:
        """Take one token; wait for it if there is none."""
        if self._try_to_take():
            return
        async with self._line:
            while not self._try_to_take():
                await asyncio.sleep(self._next - self._loop.time())

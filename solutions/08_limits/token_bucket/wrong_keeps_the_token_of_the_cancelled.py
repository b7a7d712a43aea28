# mistake: none
# fails: test_who_leaves_as_the_token_arrives
import asyncio
from collections import deque


class RateLimit:
    def __init__(self, rate, per, burst) -> None:
        self.interval, self.burst = per / rate, burst
        self.full = 0.0
        self.line = deque()
        self.timer = None

    def serve(self) -> None:
        """Wake those whose token is there; set the timer for the next one."""
        loop = asyncio.get_running_loop()
        self.timer = None
        while self.line:
            due = self.full - (self.burst - 1) * self.interval
            if due > loop.time() + 1e-9:
                self.timer = loop.call_at(due, self.serve)
                return
            waiter = self.line.popleft()
            if not waiter.done():
                self.full = max(self.full, loop.time()) + self.interval
                waiter.set_result(None)

    async def acquire(self) -> None:
        waiter = asyncio.get_running_loop().create_future()
        self.line.append(waiter)
        if self.timer is None:
            self.serve()
        await waiter  # whoever is cancelled here may have its token already

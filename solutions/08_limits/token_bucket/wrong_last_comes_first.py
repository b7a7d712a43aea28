# mistake: wrong-order
# fails: test_first_come_first_served, test_who_leaves_costs_no_token
import asyncio


class RateLimit:
    def __init__(self, rate, per, burst) -> None:
        self.interval, self.burst = per / rate, burst
        self.full, self.line, self.timer = 0.0, [], None

    def serve(self) -> None:
        loop = asyncio.get_running_loop()
        self.timer = None
        while self.line:
            due = self.full - (self.burst - 1) * self.interval
            if due > loop.time() + 1e-9:
                self.timer = loop.call_at(due, self.serve)
                return
            waiter = self.line.pop()
            if not waiter.done():
                self.full = max(self.full, loop.time()) + self.interval
                waiter.set_result(None)

    async def acquire(self) -> None:
        waiter = asyncio.get_running_loop().create_future()
        self.line.append(waiter)
        if self.timer is None:
            self.serve()
        try:
            await waiter
        except asyncio.CancelledError:
            if not waiter.cancelled():
                self.full -= self.interval
                if self.timer is not None:
                    self.timer.cancel()
                self.serve()
            raise

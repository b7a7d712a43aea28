# mistake: called-again
# fails: test_one_call_for_a_burst
import asyncio


class Debounce:
    def __init__(self, seconds, action) -> None:
        self.seconds, self.action = seconds, action
        self.timer = None
        self.first = None

    def touch(self, value) -> None:
        loop = asyncio.get_running_loop()
        if self.timer is None:
            self.first = loop.time()
        self.cancel()
        due = min(loop.time() + self.seconds, self.first + 60)
        self.timer = loop.call_at(due, self._act, value)

    def _act(self, value):
        self.timer = None
        self.action(value)

    def cancel(self) -> None:
        if self.timer is not None:
            self.timer.cancel()
            self.timer = None

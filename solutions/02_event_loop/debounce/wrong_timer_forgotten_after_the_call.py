# mistake: unasked-call
# fails: test_begins_anew_after_a_call
import asyncio


class Debounce:
    def __init__(self, seconds, action) -> None:
        self.seconds, self.action, self.timer = seconds, action, None

    def touch(self, value) -> None:
        self.cancel()
        self.timer = asyncio.get_running_loop().call_later(self.seconds, self._fire, value)

    def _fire(self, value):
        self.action(value)
        self.timer = None

    def cancel(self) -> None:
        if self.timer is not None:
            self.timer.cancel()
            self.timer = None

# mistake: missing-call
# fails: test_cancel_is_harmless
import asyncio


class Debounce:
    def __init__(self, seconds, action) -> None:
        self.seconds = seconds
        self.action = action
        self.timer = None
        self.cancelled = False

    def touch(self, value) -> None:
        if self.timer is not None:
            self.timer.cancel()
        self.timer = asyncio.get_running_loop().call_later(self.seconds, self.act, value)

    def act(self, value):
        if not self.cancelled:
            self.action(value)

    def cancel(self) -> None:
        self.cancelled = True

# mistake: unexpected-error
# fails: test_cancel_is_harmless
import asyncio


class Debounce:
    def __init__(self, seconds, action) -> None:
        self.seconds = seconds
        self.action = action
        self.timer = None

    def touch(self, value) -> None:
        if self.timer is not None:
            self.timer.cancel()
        loop = asyncio.get_running_loop()
        self.timer = loop.call_later(self.seconds, self.action, value)

    def cancel(self) -> None:
        self.timer.cancel()  # <- here

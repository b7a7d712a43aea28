# mistake: unasked-call
# fails: test_cancel_gives_up_the_call
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
        self.timer = loop.call_later(self.seconds, self.action, value)  # <- here

    def cancel(self) -> None:
        self.timer = None

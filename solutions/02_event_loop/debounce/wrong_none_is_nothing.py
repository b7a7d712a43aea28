# mistake: falsy-dropped
# fails: test_begins_anew_after_a_call
import asyncio


class Debounce:
    def __init__(self, seconds, action) -> None:
        self.seconds = seconds
        self.action = action
        self.timer = None

    def touch(self, value=None) -> None:
        self.cancel()
        if value is not None:  # <- here
            loop = asyncio.get_running_loop()
            self.timer = loop.call_later(self.seconds, self.action, value)

    def cancel(self) -> None:
        if self.timer is not None:
            self.timer.cancel()

# mistake: wait-missing
# fails: test_cancel_is_harmless, test_waits_from_the_last_touch, test_objects_are_apart
import asyncio


class Debounce:
    def __init__(self, seconds, action) -> None:
        self.seconds, self.action = seconds, action
        self.timer = None

    def touch(self, value) -> None:
        self.cancel()
        self.timer = asyncio.get_running_loop().call_later(round(self.seconds), self.action, value)

    def cancel(self) -> None:
        if self.timer is not None:
            self.timer.cancel()
            self.timer = None

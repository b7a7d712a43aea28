# mistake: none
# fails: test_begins_anew_after_a_call, test_one_call_for_a_burst, test_waits_from_the_last_touch
import asyncio


class Debounce:
    def __init__(self, seconds, action) -> None:
        self.seconds, self.action = seconds, action
        self.timer = None
        self.last = object()

    def touch(self, value) -> None:
        if value == self.last:
            return
        self.last = value
        self.cancel()
        self.timer = asyncio.get_running_loop().call_later(self.seconds, self.action, value)

    def cancel(self) -> None:
        if self.timer is not None:
            self.timer.cancel()
            self.timer = None

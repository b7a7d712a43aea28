# mistake: not-unpacked
# fails: test_begins_anew_after_a_call
import asyncio


class Debounce:
    def __init__(self, seconds, action) -> None:
        self.seconds, self.action = seconds, action
        self.timer = None
        self.pending = {}

    def touch(self, value) -> None:
        self.cancel()
        self.pending = {value: True}  # <- here
        self.timer = asyncio.get_running_loop().call_later(self.seconds, self.action, value)

    def cancel(self) -> None:
        if self.timer is not None:
            self.timer.cancel()
            self.timer = None

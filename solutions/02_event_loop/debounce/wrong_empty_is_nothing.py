# mistake: falsy-dropped
# fails: test_begins_anew_after_a_call
import asyncio


class Debounce:
    def __init__(self, seconds, action) -> None:
        self.seconds, self.action, self.value, self.timer = seconds, action, None, None

    def touch(self, value) -> None:
        self.value = value
        if self.timer:
            self.timer.cancel()
        self.timer = asyncio.get_running_loop().call_later(self.seconds, self._act)

    def cancel(self) -> None:
        self.value = None

    def _act(self):
        if self.value:  # <- here
            self.action(self.value)

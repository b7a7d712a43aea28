# mistake: unasked-call
# fails: test_one_call_for_a_burst, test_waits_from_the_last_touch
import asyncio


class Debounce:
    def __init__(self, seconds, action) -> None:
        self.seconds = seconds
        self.action = action
        self.timer = None

    def touch(self, value) -> None:
        self.value = value
        if self.timer is None:
            self.timer = asyncio.get_running_loop().call_later(self.seconds, self.act)  # <- here

    def act(self):
        self.timer = None
        self.action(self.value)

    def cancel(self) -> None:
        if self.timer:
            self.timer.cancel()
            self.timer = None

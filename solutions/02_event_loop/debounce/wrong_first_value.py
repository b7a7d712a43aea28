# mistake: wrong-argument
# fails: test_objects_are_apart, test_one_call_for_a_burst
import asyncio


class Debounce:
    def __init__(self, seconds, action) -> None:
        self.seconds = seconds
        self.action = action
        self.timer = None

    def touch(self, value) -> None:
        if self.timer is None:
            self.value = value
        else:
            self.timer.cancel()
        self.timer = asyncio.get_running_loop().call_later(self.seconds, self.act)

    def act(self):
        self.timer = None
        self.action(self.value)  # <- here

    def cancel(self) -> None:
        if self.timer is not None:
            self.timer.cancel()
            self.timer = None

# mistake: none
# fails: test_objects_are_apart
import asyncio


class Debounce:
    timers = set()

    def __init__(self, seconds, action) -> None:
        self.seconds, self.action = seconds, action
        self.timer = None

    def touch(self, value) -> None:
        if self.timer is not None:
            self.timer.cancel()
        self.timer = asyncio.get_running_loop().call_later(self.seconds, self.action, value)
        self.timers.add(self.timer)

    def cancel(self) -> None:
        for timer in self.timers:
            timer.cancel()

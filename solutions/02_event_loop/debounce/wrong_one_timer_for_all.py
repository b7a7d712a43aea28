# mistake: none
# fails: test_objects_are_apart
import asyncio


class Debounce:
    timer = None

    def __init__(self, seconds, action) -> None:
        self.seconds = seconds
        self.action = action

    def touch(self, value) -> None:
        self.cancel()
        loop = asyncio.get_running_loop()
        Debounce.timer = loop.call_later(self.seconds, self.action, value)

    def cancel(self) -> None:
        if Debounce.timer is not None:
            Debounce.timer.cancel()

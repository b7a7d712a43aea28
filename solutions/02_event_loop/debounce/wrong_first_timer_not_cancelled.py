# mistake: unasked-call
# fails: test_cancel_gives_up_the_call, test_one_call_for_a_burst
import asyncio


class Debounce:
    def __init__(self, seconds, action) -> None:
        self.seconds = seconds
        self.action = action
        self.timer = None

    def touch(self, value) -> None:
        loop = asyncio.get_running_loop()
        self.timer = loop.call_later(self.seconds, self.action, value)  # <- here

    def cancel(self) -> None:
        if self.timer:
            self.timer.cancel()

# mistake: blocking-call
# fails: test_waits_from_the_last_touch
import asyncio
import time


class Debounce:
    def __init__(self, seconds, action) -> None:
        self.seconds, self.action, self.timer = seconds, action, None

    def touch(self, value) -> None:
        time.sleep(0.02)  # <- here
        self.cancel()
        self.timer = asyncio.get_running_loop().call_later(self.seconds, self.action, value)

    def cancel(self) -> None:
        if self.timer:
            self.timer.cancel()

# mistake: runs-in-a-thread
# fails: test_calls_in_the_loop, test_one_call_for_a_burst, test_waits_from_the_last_touch
import threading


class Debounce:
    def __init__(self, seconds, action) -> None:
        self.seconds = seconds
        self.action = action
        self.timer = None

    def touch(self, value) -> None:
        self.cancel()
        self.timer = threading.Timer(self.seconds, self.action, [value])  # <- here
        self.timer.start()

    def cancel(self) -> None:
        if self.timer is not None:
            self.timer.cancel()

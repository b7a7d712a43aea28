# mistake: blocking-call
# fails: test_cancel_gives_up_the_call, test_one_call_for_a_burst, test_waits_from_the_last_touch, test_objects_are_apart
import time


class Debounce:
    def __init__(self, seconds, action) -> None:
        self.seconds = seconds
        self.action = action

    def touch(self, value) -> None:
        time.sleep(self.seconds)  # <- here
        self.action(value)

    def cancel(self) -> None:
        pass

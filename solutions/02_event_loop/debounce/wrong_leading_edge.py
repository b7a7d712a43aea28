# mistake: wrong-argument
# fails: test_calls_after_the_quiet, test_cancel_gives_up_the_call, test_one_call_for_a_burst, test_waits_from_the_last_touch, test_objects_are_apart
import asyncio


class Debounce:
    def __init__(self, seconds, action) -> None:
        self.seconds, self.action, self.last = seconds, action, None

    def touch(self, value) -> None:
        now = asyncio.get_running_loop().time()
        if self.last is None or now - self.last >= self.seconds:
            self.action(value)  # <- here
        self.last = now

    def cancel(self) -> None:
        self.last = None

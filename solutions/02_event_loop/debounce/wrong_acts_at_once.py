# mistake: wrong-argument
# fails: test_calls_after_the_quiet, test_cancel_gives_up_the_call, test_one_call_for_a_burst, test_waits_from_the_last_touch, test_objects_are_apart
import asyncio


class Debounce:
    def __init__(self, seconds, action) -> None:
        self.seconds = seconds
        self.action = action
        self.quiet_until = 0.0

    def touch(self, value) -> None:
        now = asyncio.get_running_loop().time()
        if now >= self.quiet_until:
            self.action(value)  # <- here
        self.quiet_until = now + self.seconds

    def cancel(self) -> None:
        self.quiet_until = 0.0

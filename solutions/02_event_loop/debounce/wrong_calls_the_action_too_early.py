# mistake: lost-exception
# fails: test_calls_after_the_quiet, test_one_call_for_a_burst, test_waits_from_the_last_touch, test_cancel_gives_up_the_call, test_objects_are_apart
import asyncio


class Debounce:
    def __init__(self, seconds, action) -> None:
        self.seconds = seconds
        self.action = action
        self.timer = None

    def touch(self, value) -> None:
        self.cancel()
        loop = asyncio.get_running_loop()
        self.timer = loop.call_later(self.seconds, self.action(value))  # <- here

    def cancel(self) -> None:
        if self.timer is not None:
            self.timer.cancel()
            self.timer = None

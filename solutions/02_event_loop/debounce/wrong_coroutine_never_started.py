# mistake: never-awaited
# fails: test_calls_after_the_quiet, test_one_call_for_a_burst, test_waits_from_the_last_touch, test_begins_anew_after_a_call, test_cancel_is_harmless, test_objects_are_apart
import asyncio


class Debounce:
    def __init__(self, seconds, action) -> None:
        self.seconds = seconds
        self.action = action
        self.version = 0

    def touch(self, value) -> None:
        self.version += 1
        self.wait_and_act(self.version, value)  # <- here

    async def wait_and_act(self, version, value):
        await asyncio.sleep(self.seconds)
        if version == self.version:
            self.action(value)

    def cancel(self) -> None:
        self.version += 1

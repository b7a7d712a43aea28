# mistake: nested-run
# fails: test_calls_after_the_quiet, test_calls_in_the_loop, test_one_call_for_a_burst, test_waits_from_the_last_touch, test_begins_anew_after_a_call, test_cancel_gives_up_the_call, test_cancel_is_harmless, test_objects_are_apart
import asyncio


class Debounce:
    def __init__(self, seconds, action) -> None:
        self.seconds = seconds
        self.action = action

    def touch(self, value) -> None:
        asyncio.run(self.act(value))  # <- here

    async def act(self, value):
        await asyncio.sleep(self.seconds)
        self.action(value)

    def cancel(self) -> None:
        pass

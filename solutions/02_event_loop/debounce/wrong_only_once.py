# mistake: missing-call
# fails: test_begins_anew_after_a_call, test_cancel_is_harmless
import asyncio


class Debounce:
    def __init__(self, seconds, action) -> None:
        self.seconds = seconds
        self.action = action
        self.timer = None
        self.acted = False

    def touch(self, value) -> None:
        if self.acted:
            return
        self.cancel()
        loop = asyncio.get_running_loop()
        self.timer = loop.call_later(self.seconds, self.act, value)

    def act(self, value):
        self.acted = True
        self.action(value)

    def cancel(self) -> None:
        if self.timer is not None:
            self.timer.cancel()

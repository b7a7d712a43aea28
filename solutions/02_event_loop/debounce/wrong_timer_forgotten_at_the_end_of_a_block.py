# mistake: unasked-call
# fails: test_begins_anew_after_a_call
import asyncio


class Debounce:
    def __init__(self, seconds, action) -> None:
        self.seconds, self.action, self.handle = seconds, action, None

    def __enter__(self):
        return self.action

    def __exit__(self, *error) -> None:
        self.handle = None  # <- here

    def touch(self, value) -> None:
        self.cancel()
        self.handle = asyncio.get_running_loop().call_later(self.seconds, self.fire, value)

    def fire(self, value) -> None:
        with self as action:
            action(value)

    def cancel(self) -> None:
        if self.handle:
            self.handle.cancel()
        self.handle = None
